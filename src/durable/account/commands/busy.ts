/** While a run is under way, nothing that it works with is changed. */
import type { AccountDatabase } from "../store/database.ts";
import { isRunning } from "../store/runs.ts";
import { refuse, type Refusal } from "./result.ts";

/** The refusal while a run is under way; `undefined` when none is. */
export function runUnderWay(database: AccountDatabase): Refusal | undefined {
  if (!isRunning(database)) return undefined;
  return refuse(409, "run_in_progress", "a rebalance is under way; try again when it has finished");
}
