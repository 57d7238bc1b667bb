/** Prices that are frozen for a slot, beside those of the market. */
import { KEEPSAKE, SIGNAL, SYMBOLS } from "../market/shared-markets.ts";
import type { PlanMarket } from "../vendors/plan-market.ts";

/** Decimals of a price as Tiingo gives it. */
const DECIMALS = 4;
const BASIS_POINT = 0.0001;
const CENT = 0.01;
/** How far below the market prices are whose limits rest, basis points. */
const BELOW = 8;

/** Basis points by symbol: the widths of quotes. */
export type Spreads = Readonly<Record<string, number>>;

/**
 * Dollars by symbol on a date (New York); those that no strategy trades as they are. `fills`: just above the offers, so that
 * buys at these prices trade at once; else below them, so that they need another price.
 */
export function frozenPrices(
  market: PlanMarket,
  date: string,
  spreads: Spreads,
  fills: boolean,
): Record<string, number> {
  const prices = SYMBOLS.map((symbol): [string, number] => {
    const close = market.closeOn(symbol, date);
    const half = ((spreads[symbol] ?? 0) / 2) * BASIS_POINT;
    const price = fills ? close * (1 + half) + CENT : close * (1 - BELOW * BASIS_POINT);
    return [symbol, Number(price.toFixed(DECIMALS))];
  });
  const others = [SIGNAL, KEEPSAKE].filter((symbol) => market.has(symbol));
  return Object.fromEntries([...prices, ...others.map((symbol) => [symbol, market.closeOn(symbol, date)])]);
}
