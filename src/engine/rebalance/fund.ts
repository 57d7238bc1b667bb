/** Cuts buys to the cash there is: each strategy's to its own, all together to the account's. */
import { apportionShares } from "./apportion.ts";
import { type Decimal, max, QUANTITY_DECIMALS, roundDown, sum, ZERO } from "../money/decimal.ts";
import type { PlannedOrder, Share } from "./types.ts";

/** A buy with the most that a share may cost, in dollars. */
export interface PricedBuy {
  readonly order: PlannedOrder;
  readonly limitPrice: Decimal;
}

export interface FundedBuy extends PricedBuy {
  /** Shares that the cash pays for at the limit price; may be zero. */
  readonly quantity: Decimal;
  /** Who pays for how much of it, and gets as much of the fills: not always in the order's own proportion. */
  readonly shares: readonly Share[];
}

/** 1, or the part of `cost` that `cash` pays for when it does not reach, as an exact pair to multiply and divide by. */
function cut(cost: Decimal, cash: Decimal): (quantity: Decimal) => Decimal {
  if (cost.lte(cash)) return (quantity) => quantity;
  if (cash.lte(0)) return () => ZERO;
  return (quantity) => roundDown(quantity.times(cash).div(cost), QUANTITY_DECIMALS);
}

function costOf(buys: readonly { quantity: Decimal; limitPrice: Decimal }[]): Decimal {
  return sum(buys.map(({ quantity, limitPrice }) => quantity.times(limitPrice)));
}

/**
 * The quantities that can be paid for. `strategyCash`: dollars that each strategy may spend, from its own ledger;
 * a strategy that is missing has none. `accountCash`: dollars that the broker lets us spend in all. Where the
 * cash does not reach, all buys of that purse are cut in the same proportion; whole-share assets are rounded
 * down. At the limit prices neither a strategy nor the account ever spends more than it has.
 */
export function fundBuys(
  buys: readonly PricedBuy[],
  strategyCash: ReadonlyMap<string, Decimal>,
  accountCash: Decimal,
): FundedBuy[] {
  const wanted = buys.flatMap(({ order, limitPrice }) =>
    order.shares.map(({ strategyId, quantity }) => ({ strategyId, quantity, limitPrice })),
  );
  const cutOf = new Map<string, (quantity: Decimal) => Decimal>();
  for (const strategyId of new Set(wanted.map((share) => share.strategyId))) {
    const own = wanted.filter((share) => share.strategyId === strategyId);
    cutOf.set(strategyId, cut(costOf(own), strategyCash.get(strategyId) ?? ZERO));
  }
  const own = buys.map((buy) => {
    const shares = buy.order.shares.map(({ strategyId, quantity }) => ({
      strategyId,
      quantity: cutOf.get(strategyId)?.(quantity) ?? ZERO,
    }));
    return { ...buy, shares, quantity: sum(shares.map(({ quantity }) => quantity)) };
  });
  const cutAll = cut(costOf(own), accountCash);
  return own.map((buy) => {
    const quantity = roundDown(cutAll(buy.quantity), buy.order.fractionable ? QUANTITY_DECIMALS : 0);
    return { ...buy, quantity, shares: apportionShares(buy.shares, quantity) };
  });
}

/**
 * What is left of an order when its strategies have got some of it (shares each): every strategy still wants what
 * it lacks, and nothing more.
 */
export function remainder(order: PlannedOrder, got: ReadonlyMap<string, Decimal>): PlannedOrder {
  const shares = order.shares.map(({ strategyId, quantity }) => ({
    strategyId,
    quantity: max(quantity.minus(got.get(strategyId) ?? ZERO), ZERO),
  }));
  return { ...order, shares, quantity: sum(shares.map(({ quantity }) => quantity)) };
}
