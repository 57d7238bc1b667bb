/** The morning after: whether the broker has busted or corrected what filled. */
import type { Broker, BrokerOrder } from "../../../../brokers/broker.ts";
import type { notifications } from "../../../../db/schema/index.ts";
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import { decimal, toText } from "../../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { type OrderRow, ordersOf } from "../../store/orders.ts";
import { runsOn } from "../../store/runs.ts";
import { addReasons } from "../../record/reasons.ts";
import { noteBrokerOrder } from "../../record/note-broker-order.ts";
import { LOOK_BACK } from "../trading/watch.ts";

/** What we booked of an order and what the broker says now: shares, and dollars a share on average. */
interface Correction {
  readonly slot: string;
  readonly symbol: string;
  readonly side: OrderRow["side"];
  readonly booked: { readonly filledQuantity: string; readonly filledAveragePrice: string | null };
  readonly corrected: { readonly filledQuantity: string; readonly filledAveragePrice: string | null };
}

export type Recheck =
  | { readonly ok: true; readonly notification: typeof notifications.$inferInsert | undefined }
  /** The broker did not answer; nothing is known and nothing was changed. */
  | { readonly ok: false; readonly message: string };

/** Whether an order came to something else than we booked. An order that filled not at all has no price. */
function differs(row: OrderRow, order: BrokerOrder): boolean {
  const booked = decimal(row.filledQuantity);
  if (!booked.eq(order.filledQuantity)) return true;
  const [ours, theirs] = [row.filledAveragePrice, order.filledAveragePrice];
  return booked.gt(0) && ours !== null && theirs !== null && !decimal(ours).eq(theirs);
}

function correctionOf(row: OrderRow, order: BrokerOrder): Correction {
  const { slot, symbol, side, filledQuantity, filledAveragePrice } = row;
  return {
    slot,
    symbol,
    side,
    booked: { filledQuantity, filledAveragePrice },
    corrected: {
      filledQuantity: toText(order.filledQuantity),
      filledAveragePrice: order.filledAveragePrice && toText(order.filledAveragePrice),
    },
  };
}

/**
 * Compares every order of a day's runs (New York date) with what the broker says of it now. What differs is added to its
 * run's reasons and told to the owner once; the ledgers follow when they are next brought in line with the broker. `now`: epoch ms.
 */
export async function recheckFills(
  database: AccountDatabase,
  broker: Broker,
  userId: string,
  date: string,
  now: number,
): Promise<Recheck> {
  const rows = runsOn(database, date).flatMap(({ slot }) => ordersOf(database, slot));
  if (rows.length === 0) return { ok: true, notification: undefined };
  const since = Math.min(...rows.map(({ intendedAt }) => intendedAt)) - LOOK_BACK;
  const answer = await broker.ordersSince(since);
  if (answer.kind === "unknown") return { ok: false, message: answer.message };
  // Credentials that are no longer good: the next run will say so, and there is nothing to compare with.
  if (answer.kind === "rejected") return { ok: true, notification: undefined };
  const byClientId = new Map(answer.value.orders.map((order) => [order.clientOrderId, order]));
  const corrections = rows.flatMap((row) => {
    const order = byClientId.get(row.clientOrderId);
    if (!order || !differs(row, order)) return [];
    noteBrokerOrder(database, row, order);
    return [correctionOf(row, order)];
  });
  if (corrections.length === 0) return { ok: true, notification: undefined };
  for (const { slot, symbol, booked, corrected } of corrections) {
    const message = `the broker has corrected ${symbol} from ${booked.filledQuantity} to ${corrected.filledQuantity} shares at ${corrected.filledAveragePrice ?? "no price"}`;
    addReasons(database, slot, [{ code: "fill_corrected", symbol, message }]);
  }
  const notification = {
    id: `fills_corrected_${userId}_${date}`,
    userId,
    kind: "fills_corrected" as const,
    createdAt: utcTimestamp(now),
    payload: JSON.stringify({ date, corrections }),
    deliveredAt: null,
  };
  return { ok: true, notification };
}
