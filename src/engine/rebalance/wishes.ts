/** What each strategy on its own would trade. */
import { type Decimal, decimal, max, min, ZERO } from "../money/decimal.ts";
import { equityOf, minimumTrade, type Prices, priceOf, targetQuantities } from "./sizing.ts";
import type { Ledger, StrategyTarget, TradableAsset } from "./types.ts";

export interface Wish {
  readonly strategyId: string;
  readonly symbol: string;
  /** Shares: positive to buy, negative to sell. */
  readonly change: Decimal;
  /** Whether the strategy would hold nothing of the symbol afterwards. */
  readonly closes: boolean;
}

/** Where a strategy stands with one symbol. */
interface Standing extends Wish {
  /** Dollars that the change is worth, positive. */
  readonly value: Decimal;
  readonly isHeld: boolean;
}

/**
 * Whether only weights have drifted, and none by more than the band: the strategy holds what it wants to hold, and no
 * position is worth more than the band's part of the equity too much or too little. A debt is never left standing.
 */
function isWithinBand(standings: readonly Standing[], band: number, cash: Decimal, equity: Decimal): boolean {
  const widest = equity.times(decimal(band));
  return (
    cash.gte(0) && standings.every(({ isHeld, closes, value }) => isHeld !== closes && value.lte(widest))
  );
}

/** What a strategy wishes of what is in its ledger. */
function wishesOfLedger(
  { ledger, weights, driftBand = 0, reduceOnly = false }: StrategyTarget,
  prices: Prices,
  assets: ReadonlyMap<string, TradableAsset>,
): Wish[] {
  if (weights === null) return [];
  const { strategyId, cash, positions } = ledger;
  const equity = equityOf(ledger, prices);
  const targets = targetQuantities(weights, equity, prices, assets, positions);
  const standings = [...new Set([...positions.keys(), ...targets.keys()])].map((symbol): Standing => {
    const held = positions.get(symbol) ?? ZERO;
    const target = targets.get(symbol) ?? ZERO;
    const change = target.minus(held);
    const value = change.abs().times(priceOf(prices, symbol));
    return { strategyId, symbol, change, closes: target.eq(0), value, isHeld: held.gt(0) };
  });
  if (isWithinBand(standings, driftBand, cash, equity)) return [];
  const minimum = minimumTrade(equity);
  return standings
    .filter(({ closes, value }) => closes || value.gte(minimum))
    .filter(({ change }) => !change.eq(0) && !(reduceOnly && change.gt(0)))
    .map(({ symbol, change, closes }) => ({ strategyId, symbol, change, closes }));
}

/** A ledger with what is in doubt of it. */
function withDoubted(ledger: Ledger, { cash, positions }: Omit<Ledger, "strategyId">): Ledger {
  const all = new Map(ledger.positions);
  for (const [symbol, quantity] of positions) all.set(symbol, (all.get(symbol) ?? ZERO).plus(quantity));
  return { ...ledger, cash: ledger.cash.plus(cash), positions: all };
}

/**
 * The changes that bring a strategy from its ledger to its target. Changes too small to be worth an order are left out,
 * unless they close a position; inside its drift band a strategy leaves everything as it is, outside of it it trades
 * fully. A strategy that holds wishes nothing, one that may only reduce wishes to buy nothing. Where something is in doubt, it
 * wishes only what it would wish with it and without it: nothing is bought or sold because of a doubt.
 */
export function wishesOf(
  strategy: StrategyTarget,
  prices: Prices,
  assets: ReadonlyMap<string, TradableAsset>,
): Wish[] {
  const certain = wishesOfLedger(strategy, prices, assets);
  if (!strategy.doubted) return certain;
  const whole = { ...strategy, ledger: withDoubted(strategy.ledger, strategy.doubted) };
  const wished = new Map(wishesOfLedger(whole, prices, assets).map((wish) => [wish.symbol, wish.change]));
  return certain.flatMap((wish) => {
    const other = wished.get(wish.symbol) ?? ZERO;
    if (other.eq(0) || other.gt(0) !== wish.change.gt(0)) return [];
    return [{ ...wish, change: wish.change.gt(0) ? min(wish.change, other) : max(wish.change, other) }];
  });
}
