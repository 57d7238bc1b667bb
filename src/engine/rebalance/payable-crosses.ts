/** Crosses that their buyers can pay for, once it is known what sells have brought. */
import { book } from "./book.ts";
import { max, min, QUANTITY_DECIMALS, roundDown, ZERO } from "../money/decimal.ts";
import type { Cross, Ledger } from "./types.ts";

/**
 * The crosses, each cut to what its buyer's cash pays for and to what its seller still has, one after the other:
 * what an earlier one brings its seller pays for a later one. What is cut stays with the seller. Crosses of which
 * nothing is left are dropped.
 */
export function payableCrosses(ledgers: readonly Ledger[], crosses: readonly Cross[]): Cross[] {
  let now = [...ledgers];
  const payable: Cross[] = [];
  for (const cross of crosses) {
    const buyer = now.find(({ strategyId }) => strategyId === cross.toStrategyId);
    const seller = now.find(({ strategyId }) => strategyId === cross.fromStrategyId);
    const affordable = roundDown(max(buyer?.cash ?? ZERO, ZERO).div(cross.price), QUANTITY_DECIMALS);
    const owned = seller?.positions.get(cross.symbol) ?? ZERO;
    const quantity = min(cross.quantity, min(affordable, owned));
    if (quantity.lte(0)) continue;
    const cut = { ...cross, quantity };
    payable.push(cut);
    now = book(now, [cut], []);
  }
  return payable;
}
