/** Splits: as a session opens, holdings change with the prices, and open orders in the ticker are cancelled. */
import type { Account } from "../accounts/account.ts";
import { split } from "../accounts/position.ts";
import type { Prices } from "../market/prices.ts";
import type { OrderLifecycle } from "../orders/order-lifecycle.ts";

/** Applies to an account every split whose first day of trading is `date` (New York). */
export function applySplits(account: Account, date: string, prices: Prices, lifecycle: OrderLifecycle): void {
  const splitFactor = (symbol: string) => prices.series(symbol)?.rowOn(date)?.splitFactor ?? 1;
  for (const order of account.openOrders()) {
    if (splitFactor(order.symbol) !== 1) lifecycle.cancelNow(order);
  }
  for (const position of account.positions.values()) {
    const factor = splitFactor(position.symbol);
    if (factor !== 1) account.positions.set(position.symbol, split(position, factor));
  }
}
