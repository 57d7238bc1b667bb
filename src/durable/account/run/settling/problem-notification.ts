/** Tells an account's owner that a run did not do all that it was to do. */
import type { notifications } from "../../../../db/schema/index.ts";
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import type { Outcome } from "../../../../engine/execution/outcomes.ts";
import { fittingRow } from "../../../../platform/row-size.ts";
import type { RunRow } from "../../store/runs.ts";
import { firstReasons, readReasons } from "../../record/reasons.ts";

const PROBLEMS: ReadonlySet<Outcome> = new Set(["held", "missed", "halted", "failed"]);
/** Of a run that went on without what it is about. */
const FAILED_ORDERS: ReadonlySet<string> = new Set([
  "order_rejected",
  "never_arrived",
  "not_all_sold",
  "owes_cash",
  "order_unresolved",
  "unknown_shares",
  "unknown_cash",
]);

/**
 * The notification of a run that ended at an instant (epoch ms) with a problem: it did not trade, an order failed, or the
 * account holds something else than we know of. `undefined` when all went well. One for a run, however often it is made.
 */
export function problemNotification(
  userId: string,
  run: RunRow,
  outcome: Outcome,
  at: number,
): typeof notifications.$inferInsert | undefined {
  const reasons = readReasons(run.reasonsJson);
  if (!PROBLEMS.has(outcome) && !reasons.some(({ code }) => FAILED_ORDERS.has(code))) return undefined;
  return fittingRow((most) => ({
    id: `run_failed_${userId}_${run.slot.replace("/", "_")}`,
    userId,
    kind: "run_failed",
    createdAt: utcTimestamp(at),
    payload: JSON.stringify({ slot: run.slot, outcome, reasons: firstReasons(reasons, most) }),
    deliveredAt: null,
  }));
}
