/** Opposite wishes for one symbol meet inside the account; only the rest needs an order. */
import { type Decimal, min, ZERO } from "../money/decimal.ts";
import type { Cross, Share } from "./types.ts";
import type { Wish } from "./wishes.ts";

export interface Netted {
  readonly crosses: Cross[];
  /** What is left, all on one side; empty when everything met inside. */
  readonly rest: Share[];
  readonly side: "sell" | "buy";
}

interface Open {
  readonly strategyId: string;
  left: Decimal;
}

/**
 * Nets the wishes of all strategies for one symbol. Sellers and buyers meet in the order given, at `price`
 * (dollars). Conserves: for each strategy, crosses plus rest equal its wish.
 */
export function net(symbol: string, wishes: readonly Wish[], price: Decimal): Netted {
  const open = (sign: 1 | -1): Open[] =>
    wishes
      .filter(({ change }) => change.times(sign).gt(0))
      .map(({ strategyId, change }) => ({ strategyId, left: change.abs() }));
  const sellers = open(-1);
  const buyers = open(1);
  const crosses: Cross[] = [];
  for (const seller of sellers) {
    for (const buyer of buyers) {
      const quantity = min(seller.left, buyer.left);
      if (quantity.lte(0)) continue;
      seller.left = seller.left.minus(quantity);
      buyer.left = buyer.left.minus(quantity);
      crosses.push({
        symbol,
        quantity,
        price,
        fromStrategyId: seller.strategyId,
        toStrategyId: buyer.strategyId,
      });
    }
  }
  const remaining = (side: readonly Open[]): Share[] =>
    side.filter(({ left }) => left.gt(ZERO)).map(({ strategyId, left }) => ({ strategyId, quantity: left }));
  const sells = remaining(sellers);
  return sells.length > 0
    ? { crosses, rest: sells, side: "sell" }
    : { crosses, rest: remaining(buyers), side: "buy" };
}
