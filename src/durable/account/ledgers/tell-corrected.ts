/** What exchanges have busted or corrected after it had filled, told to the owner. */
import type { notifications } from "../../../db/schema/index.ts";
import { newYorkDate, utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { fittingRow, namedFirst } from "../../../platform/row-size.ts";
import { addReasons } from "../record/reasons.ts";
import type { AccountDatabase } from "../store/database.ts";
import type { OrderRow } from "../store/orders.ts";
import { post } from "../store/outbox.ts";

/**
 * Adds corrections of orders, as they were booked until then, to the reasons of their runs and tells the owner, at an instant
 * (epoch ms); in a transaction.
 */
export function tellCorrected(
  database: AccountDatabase,
  userId: string,
  corrected: readonly OrderRow[],
  now: number,
): void {
  if (corrected.length === 0) return;
  const corrections = corrected.map((order) => {
    const { slot, symbol, side, filledQuantity, filledAveragePrice } = order;
    const booked = { filledQuantity: order.bookedQuantity, filledAveragePrice: order.bookedAveragePrice };
    const message = `the broker has corrected ${symbol} from ${booked.filledQuantity} to ${filledQuantity} shares at ${filledAveragePrice ?? "no price"}`;
    addReasons(database, slot, [{ code: "fill_corrected", symbol, message }]);
    return { slot, symbol, side, booked, corrected: { filledQuantity, filledAveragePrice } };
  });
  const row = fittingRow((most): typeof notifications.$inferInsert => ({
    id: `fills_corrected_${userId}_${now}`,
    userId,
    kind: "fills_corrected",
    createdAt: utcTimestamp(now),
    payload: JSON.stringify({ date: newYorkDate(now), ...namedFirst("corrections", corrections, most) }),
    deliveredAt: null,
  }));
  post(database, { kind: "notification", row });
}
