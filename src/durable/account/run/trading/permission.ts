/** Whether a run that has begun to trade may go on, also while the platform does not say. */
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import type { RunContext } from "../../record/context.ts";
import { addReasons } from "../../record/reasons.ts";
import type { RunRow } from "../../store/runs.ts";
import { switchesOf } from "../../store/settings.ts";

/**
 * What may be traded. Null while the platform does not answer and `mayWait`: it is to be asked again, silence is no stop.
 * After that what it last told holds, because half a rebalance is what nobody wanted: the run was allowed when it began,
 * and a stop since then is told to every account without being asked for.
 */
export async function permissionToGoOn(
  context: RunContext,
  run: Pick<RunRow, "slot">,
  mayWait: boolean,
): Promise<TradingState | null> {
  const told = await context.tradingState();
  if (told !== null || mayWait) return told;
  const message = "the platform could not be asked again: the run went on as it had been allowed";
  addReasons(context.database, run.slot, [{ code: "control_unreachable", message, isNote: true }]);
  return switchesOf(context.database);
}
