/**
 * Splits: as a session opens, holdings change with the prices, or hours later when the broker is slow, and open orders in
 * the ticker are cancelled.
 */
import { split } from "../accounts/position.ts";
import type { Prices } from "../market/prices.ts";
import type { ScriptedSplit } from "./corporate-action.ts";
import { timesOf, voidOrders } from "./holders.ts";
import type { Holder } from "./holders.ts";

/**
 * Applies to an account every split whose first day of trading is `date` (New York); `scripted` are those of the date
 * that an operator has ordered. Shares keep 9 decimals. Two activities are booked, of the shares that leave and of those
 * that come.
 */
export function applySplits(
  holder: Holder,
  date: string,
  prices: Prices,
  scripted: readonly ScriptedSplit[],
): void {
  const { account, identifiers, lateBookings, instant } = holder;
  const splitFactor = (symbol: string) => prices.series(symbol)?.rowOn(date)?.splitFactor ?? 1;
  for (const { symbol } of account.openOrders()) {
    if (splitFactor(symbol) !== 1) voidOrders(holder, symbol);
  }
  for (const position of account.positions.values()) {
    const { symbol } = position;
    const factor = splitFactor(symbol);
    if (factor === 1) continue;
    const after = split(position, factor);
    const times = timesOf(
      holder,
      scripted.find((action) => action.symbol === symbol),
    );
    if (times.movedAt <= instant) {
      if (after.qty.gt(0)) account.positions.set(symbol, after);
      else account.positions.delete(symbol);
    }
    const booking = {
      type: "SPLIT",
      subType: factor > 1 ? "FSPLIT" : "RSPLIT",
      symbol,
      description: `${symbol} split, ${factor} for 1`,
      groupId: identifiers.uuid(),
    } as const;
    const bookings = [position.qty.neg(), after.qty].map((qty) => ({ ...booking, qty }));
    lateBookings.book(account, bookings, times, instant);
  }
}
