/** How many shares a strategy wants of each symbol. */
import { type Decimal, decimal, max, QUANTITY_DECIMALS, roundDown, sum, ZERO } from "../money/decimal.ts";
import type { Ledger, TradableAsset } from "./types.ts";

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

/** Dollars: a ledger's cash plus its positions at the given prices. */
export function equityOf(ledger: Ledger, prices: Prices): Decimal {
  const values = [...ledger.positions].map(([symbol, quantity]) => quantity.times(priceOf(prices, symbol)));
  return ledger.cash.plus(sum(values));
}

/** Dollars: the smallest change of a position that is worth an order, for a strategy of this equity. */
export function minimumTrade(equity: Decimal): Decimal {
  return max(MINIMUM_BUY_VALUE, equity.times(MINIMUM_TRADE_FRACTION));
}

/**
 * The shares that a strategy wants to hold: weight x (equity less the cash buffer) / price, rounded down to what
 * the asset allows. Where only whole shares can be had, the cash that rounding leaves buys one more share of
 * those that lost most, as long as it lasts (largest remainder).
 */
export function targetQuantities(
  weights: Readonly<Record<string, number>>,
  equity: Decimal,
  prices: Prices,
  assets: ReadonlyMap<string, TradableAsset>,
): Map<string, Decimal> {
  const investable = equity.times(decimal(1).minus(CASH_BUFFER));
  const targets = new Map<string, Decimal>();
  const remainders: { symbol: string; price: Decimal; remainder: Decimal }[] = [];
  for (const [symbol, weight] of Object.entries(weights).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const price = priceOf(prices, symbol);
    const ideal = investable.times(decimal(weight)).div(price);
    const whole = assets.get(symbol)?.fractionable !== true;
    const quantity = roundDown(ideal, whole ? 0 : QUANTITY_DECIMALS);
    targets.set(symbol, quantity);
    if (whole) remainders.push({ symbol, price, remainder: ideal.minus(quantity) });
  }
  let spare = sum(remainders.map(({ price, remainder }) => price.times(remainder)));
  for (const { symbol, price } of remainders.toSorted((a, b) => b.remainder.cmp(a.remainder))) {
    if (price.gt(spare)) continue;
    targets.set(symbol, (targets.get(symbol) ?? ZERO).plus(1));
    spare = spare.minus(price);
  }
  return targets;
}
