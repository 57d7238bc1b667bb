/** Asks an account's owner about orders of which the broker tells nothing. */
import type { notifications } from "../../../../db/schema/index.ts";
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import { lostOrders } from "../../record/unresolved-orders.ts";
import type { AccountDatabase } from "../../store/database.ts";

/**
 * A notification for each order that was lost and whose session is over at an instant (epoch ms). One for an order, however
 * often it is made.
 */
export function unresolvedNotifications(
  database: AccountDatabase,
  userId: string,
  now: number,
): (typeof notifications.$inferInsert)[] {
  return lostOrders(database, now)
    .filter(({ mayStillFill }) => !mayStillFill)
    .map((order) => ({
      id: `order_unresolved_${order.clientOrderId}`,
      userId,
      kind: "order_unresolved",
      createdAt: utcTimestamp(now),
      payload: JSON.stringify(order),
      deliveredAt: null,
    }));
}
