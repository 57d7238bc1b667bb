/** Orders whose POST was not answered, and of which nothing was found since. */
import type { UnresolvedOrder } from "../../../contract/orders.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import type { AccountDatabase } from "../store/database.ts";
import { type OrderRow, unresolvedOrders } from "../store/orders.ts";
import { runOf } from "../store/runs.ts";
import { slotOfRun } from "./context.ts";

/** Whether an order may still arrive and fill at an instant (epoch ms): ours are good until the close of their session. */
export function mayStillFill(database: AccountDatabase, { slot }: OrderRow, now: number): boolean {
  const run = runOf(database, slot);
  return run !== undefined && now < slotOfRun(run).session.close;
}

/** Those of runs that have ended, at an instant (epoch ms). */
export function lostOrders(database: AccountDatabase, now: number): UnresolvedOrder[] {
  return unresolvedOrders(database)
    .filter(({ state }) => state === "unknown")
    .map((order) => {
      const { clientOrderId, slot, symbol, side, quantity, limitPrice, sentAt } = order;
      return {
        clientOrderId,
        slot,
        symbol,
        side,
        quantity,
        limitPrice,
        sentAt: sentAt === null ? null : utcTimestamp(sentAt),
        mayStillFill: mayStillFill(database, order, now),
      };
    });
}
