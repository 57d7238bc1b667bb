/** What a day came to for an account's owner, to be told in one message. */
import type { notifications } from "../../../../db/schema/index.ts";
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import { firstOf, fittingRow } from "../../../../platform/row-size.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { ordersOf } from "../../store/orders.ts";
import { type RunRow, runsOn } from "../../store/runs.ts";
import { firstReasons, leftOutNote, readReasons } from "../../record/reasons.ts";

/**
 * One run in the summary, with at most so many of its orders and reasons: quantities in shares, prices and equity in
 * dollars, all as decimal strings.
 */
function summaryOf(database: AccountDatabase, run: RunRow, most: number) {
  const orders = firstOf(ordersOf(database, run.slot), most);
  const reasons = [
    ...firstReasons(readReasons(run.reasonsJson), most),
    ...leftOutNote(orders.leftOut, "orders"),
  ];
  return {
    slot: run.slot,
    outcome: run.state === "reported" ? run.outcome : "running",
    equityBefore: run.equityBefore,
    equityAfter: run.equityAfter,
    orders: orders.kept.map((order) => ({
      symbol: order.symbol,
      side: order.side,
      quantity: order.quantity,
      filledQuantity: order.filledQuantity,
      filledAveragePrice: order.filledAveragePrice,
    })),
    reasons: reasons.map(({ code, message }) => ({ code, message })),
  };
}

/**
 * The notification of a day (New York date) with all of its runs; `undefined` when there was none. One for a day,
 * however often it is made. `now`: epoch ms.
 */
export function dailySummary(
  database: AccountDatabase,
  userId: string,
  date: string,
  now: number,
): typeof notifications.$inferInsert | undefined {
  const runs = runsOn(database, date);
  if (runs.length === 0) return undefined;
  return fittingRow((most) => ({
    id: `daily_summary_${userId}_${date}`,
    userId,
    kind: "daily_summary",
    createdAt: utcTimestamp(now),
    payload: JSON.stringify({ date, runs: runs.map((run) => summaryOf(database, run, most)) }),
    deliveredAt: null,
  }));
}
