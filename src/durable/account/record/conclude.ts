/** Ends a run before it traded. */
import type { Outcome } from "../../../engine/execution/outcomes.ts";
import type { AccountDatabase } from "../store/database.ts";
import { updateRun } from "../store/runs.ts";
import { CONTINUE, type Next } from "./context.ts";
import { addReasons, type Reason } from "./reasons.ts";

/** Sets the outcome with its reason and goes on to the report. */
export function conclude(database: AccountDatabase, slot: string, outcome: Outcome, reason: Reason): Next {
  addReasons(database, slot, [reason]);
  updateRun(database, slot, { outcome, state: "settling" });
  return CONTINUE;
}
