/** What a corporate action needs to reach everybody whom it concerns. */
import type { Account } from "../accounts/account.ts";
import type { BookingTimes } from "../accounts/activities/book-activity.ts";
import type { LateBookings } from "../accounts/activities/late-bookings.ts";
import type { OrderLifecycle } from "../orders/order-lifecycle.ts";
import type { Identifiers } from "../random/identifiers.ts";
import type { ScriptedDividend, ScriptedSplit } from "./corporate-action.ts";

/** An account at the open of a session (epoch ms). */
export interface Holder {
  readonly account: Account;
  readonly identifiers: Identifiers;
  readonly lateBookings: LateBookings;
  readonly lifecycle: OrderLifecycle;
  readonly instant: number;
}

/** When what a holder gets is booked and told, by the delays of an action; at once where there are none. */
export function timesOf(
  { instant }: Holder,
  delays: Pick<ScriptedSplit | ScriptedDividend, "bookedAfter" | "toldAfter"> = {},
): BookingTimes {
  const { bookedAfter = 0, toldAfter = bookedAfter } = delays;
  return { movedAt: instant + bookedAfter, toldAt: instant + toldAfter };
}

/** Cancels the open orders in a symbol: they were meant for another share. */
export function voidOrders({ account, lifecycle }: Holder, symbol: string): void {
  for (const order of account.openOrders()) if (order.symbol === symbol) lifecycle.cancelNow(order);
}
