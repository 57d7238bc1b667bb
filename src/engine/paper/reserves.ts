/** What open orders keep back: cash for buys, shares for sells. */
import { CASH_DECIMALS, type Decimal, roundUp, sum, ZERO } from "../money/decimal.ts";
import type { Book, PaperOrder } from "./book.ts";

/** Dollars, in whole cents, that an order may cost at the most; zero for sells. */
export function costOf({ quantity, highestPrice }: Pick<PaperOrder, "quantity" | "highestPrice">): Decimal {
  return highestPrice === null ? ZERO : roundUp(quantity.times(highestPrice), CASH_DECIMALS);
}

/** Dollars that a new buy may cost: the cash less what open buys keep back. Open sells count once they have filled. */
export function buyingPower({ cash, openOrders }: Book): Decimal {
  return cash.minus(sum(openOrders.map(costOf)));
}

/** Shares of a symbol that no open sell holds. */
export function availableShares({ positions, openOrders }: Book, symbol: string): Decimal {
  const held = positions.get(symbol)?.quantity ?? ZERO;
  const sells = openOrders.filter((order) => order.symbol === symbol && order.side === "sell");
  return held.minus(sum(sells.map(({ quantity }) => quantity)));
}
