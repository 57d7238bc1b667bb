/** How many shares a strategy wants of each symbol. */
import { type Decimal, decimal, max, QUANTITY_DECIMALS, roundDown, sum, ZERO } from "../money/decimal.ts";
import type { Ledger, TradableAsset } from "./types.ts";
import { wholeShares, type WholeShareWish } from "./whole-shares.ts";

/** Kept in cash, so that prices may move between the decision and the fill: 25 basis points. */
export const CASH_BUFFER = decimal("0.0025");
/** Trades below this part of the strategy's equity are not worth their spread: 10 basis points. */
const MINIMUM_TRADE_FRACTION = decimal("0.001");
/** Dollars: Alpaca refuses smaller buys; a position may always be sold. */
export const MINIMUM_BUY_VALUE = decimal(1);

/** A price per symbol in dollars; every symbol that a ledger holds or a target names must have one. */
export type Prices = ReadonlyMap<string, Decimal>;

/** The price of a symbol. Throws when there is none: a missing price never means zero, so callers check first. */
export function priceOf(prices: Prices, symbol: string): Decimal {
  const price = prices.get(symbol);
  if (!price?.gt(0)) throw new Error(`no price for ${symbol}`);
  return price;
}

/** Dollars: what a ledger's positions are worth at the given prices. */
export function positionValue(ledger: Ledger, prices: Prices): Decimal {
  return sum([...ledger.positions].map(([symbol, quantity]) => quantity.times(priceOf(prices, symbol))));
}

/** Dollars: a ledger's cash, which is negative when it owes, plus its positions at the given prices. */
export function equityOf(ledger: Ledger, prices: Prices): Decimal {
  return ledger.cash.plus(positionValue(ledger, prices));
}

/** Dollars: the smallest change of a position that is worth an order, for a strategy of this equity. */
export function minimumTrade(equity: Decimal): Decimal {
  return max(MINIMUM_BUY_VALUE, equity.times(MINIMUM_TRADE_FRACTION));
}

/**
 * The shares that a strategy wants to hold: weight x (equity less the cash buffer) / price, rounded down to what the
 * asset allows; where that is whole shares, see `wholeShares`. `held`: shares that it has. A strategy whose debts
 * exceed what it holds wants nothing.
 */
export function targetQuantities(
  weights: Readonly<Record<string, number>>,
  equity: Decimal,
  prices: Prices,
  assets: ReadonlyMap<string, TradableAsset>,
  held: ReadonlyMap<string, Decimal> = new Map(),
): Map<string, Decimal> {
  const investable = max(equity, ZERO).times(decimal(1).minus(CASH_BUFFER));
  const fractional = new Map<string, Decimal>();
  const whole: WholeShareWish[] = [];
  for (const [symbol, fraction] of Object.entries(weights).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const price = priceOf(prices, symbol);
    const weight = decimal(fraction);
    if (assets.get(symbol)?.fractionable === true) {
      fractional.set(symbol, roundDown(investable.times(weight).div(price), QUANTITY_DECIMALS));
    } else whole.push({ symbol, price, weight, held: held.get(symbol) ?? ZERO });
  }
  return new Map([...fractional, ...wholeShares(whole, investable)]);
}
