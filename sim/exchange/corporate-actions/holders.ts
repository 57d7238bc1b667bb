/** What a corporate action needs to reach everybody whom it concerns. */
import type { Account } from "../accounts/account.ts";
import type { OrderLifecycle } from "../orders/order-lifecycle.ts";
import type { Identifiers } from "../random/identifiers.ts";

/** An account at the open of a session (epoch ms). */
export interface Holder {
  readonly account: Account;
  readonly identifiers: Identifiers;
  readonly lifecycle: OrderLifecycle;
  readonly instant: number;
}

/** Cancels the open orders in a symbol: they were meant for another share. */
export function voidOrders({ account, lifecycle }: Holder, symbol: string): void {
  for (const order of account.openOrders()) if (order.symbol === symbol) lifecycle.cancelNow(order);
}
