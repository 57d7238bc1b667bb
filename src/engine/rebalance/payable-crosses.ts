/** Crosses that their buyers can pay for, once it is known what sells have brought. */
import { type Decimal, max, min, QUANTITY_DECIMALS, roundDown, sum, ZERO } from "../money/decimal.ts";
import type { Cross, Ledger } from "./types.ts";

/** More rounds than any ring of strategies needs; what is short after them is not crossed at all. */
const ROUNDS = 100;

const costOf = ({ quantity, price }: Cross): Decimal => quantity.times(price);

/** The crosses, each cut to what its seller still has of the symbol after those before it. */
function withinHoldings(ledgers: readonly Ledger[], crosses: readonly Cross[]): Cross[] {
  const left = new Map(ledgers.map(({ strategyId, positions }) => [strategyId, new Map(positions)]));
  return crosses.map((cross) => {
    const held = left.get(cross.fromStrategyId);
    const owned = max(held?.get(cross.symbol) ?? ZERO, ZERO);
    const quantity = min(cross.quantity, owned);
    held?.set(cross.symbol, owned.minus(quantity));
    return { ...cross, quantity };
  });
}

/**
 * The crosses, each cut to what its buyer can pay for and to what its seller has. All of them happen at once: what a
 * strategy gives pays for what it takes, also where two swap and neither has cash. Who is short has its purchases cut
 * in proportion, which may leave its sellers short in turn, so it is gone round until nobody is. What is cut stays with
 * the seller. Crosses of which nothing is left are dropped.
 */
export function payableCrosses(ledgers: readonly Ledger[], crosses: readonly Cross[]): Cross[] {
  let payable = withinHoldings(ledgers, crosses);
  for (let round = 0; ; round++) {
    const cuts = new Map<string, { means: Decimal; cost: Decimal }>();
    for (const { strategyId, cash } of ledgers) {
      const cost = sum(payable.filter((cross) => cross.toStrategyId === strategyId).map(costOf));
      const means = sum([
        cash,
        ...payable.filter((cross) => cross.fromStrategyId === strategyId).map(costOf),
      ]);
      if (cost.lte(max(means, ZERO))) continue;
      cuts.set(strategyId, { means: round < ROUNDS ? max(means, ZERO) : ZERO, cost });
    }
    if (cuts.size === 0) return payable.filter(({ quantity }) => quantity.gt(0));
    payable = payable.map((cross) => {
      const cut = cuts.get(cross.toStrategyId);
      return cut
        ? { ...cross, quantity: roundDown(cross.quantity.times(cut.means).div(cut.cost), QUANTITY_DECIMALS) }
        : cross;
    });
  }
}
