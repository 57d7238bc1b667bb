/** What each strategy on its own would trade. */
import { type Decimal, ZERO } from "../money/decimal.ts";
import { equityOf, minimumTrade, type Prices, priceOf, targetQuantities } from "./sizing.ts";
import type { StrategyTarget, TradableAsset } from "./types.ts";

export interface Wish {
  readonly strategyId: string;
  readonly symbol: string;
  /** Shares: positive to buy, negative to sell. */
  readonly change: Decimal;
  /** Whether the strategy would hold nothing of the symbol afterwards. */
  readonly closes: boolean;
}

/**
 * The changes that bring a strategy from its ledger to its target. Changes too small to be worth an order are
 * left out, unless they close a position. A strategy that holds wishes nothing.
 */
export function wishesOf(
  { ledger, weights }: StrategyTarget,
  prices: Prices,
  assets: ReadonlyMap<string, TradableAsset>,
): Wish[] {
  if (weights === null) return [];
  const equity = equityOf(ledger, prices);
  const targets = targetQuantities(weights, equity, prices, assets);
  const minimum = minimumTrade(equity);
  const wishes: Wish[] = [];
  for (const symbol of new Set([...ledger.positions.keys(), ...targets.keys()])) {
    const held = ledger.positions.get(symbol) ?? ZERO;
    const target = targets.get(symbol) ?? ZERO;
    const change = target.minus(held);
    const closes = target.eq(0);
    const value = change.abs().times(priceOf(prices, symbol));
    if (change.eq(0) || (!closes && value.lt(minimum))) continue;
    wishes.push({ strategyId: ledger.strategyId, symbol, change, closes });
  }
  return wishes;
}
