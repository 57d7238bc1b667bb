/** Momentum over one, three, six and twelve months of 21 sessions, as tactical asset allocation ranks by it. */
import type { PriceSeries } from "../series/price-series.ts";
import type { IndicatorDefinition } from "./definition.ts";

const MONTH = 21;
const YEAR = 12 * MONTH;

const shape = {
  unit: "fraction",
  range: [-1, Infinity],
  inputs: "closes",
  hasWindow: false,
  requiredBars: () => YEAR + 1,
  settledBars: () => YEAR + 1,
} as const;

/**
 * (12 r1 + 4 r3 + 2 r6 + r12) / 19, where rm is the return of the adjusted close over m months (the 13612W of Wouter
 * J. Keller and Jan Willem Keuning, Breadth Momentum and Vigilant Asset Allocation, 2017, as a weighted mean).
 */
export const weightedMomentum: IndicatorDefinition = {
  ...shape,
  id: "Momentum (Weighted)",
  aliases: ["13612W Momentum", "13612W"],
  variable: "momentum",
  compute: (series) => meanReturns(series, 12, 4, 2, 1),
};

/** The mean of the returns of the adjusted close over 1, 3, 6 and 12 months (13612U). */
export const unweightedMomentum: IndicatorDefinition = {
  ...shape,
  id: "Momentum (Unweighted)",
  aliases: ["13612U Momentum", "13612U"],
  variable: "momentum_u",
  compute: (series) => meanReturns(series, 1, 1, 1, 1),
};

/**
 * The adjusted close by the mean of itself and the closes 1 to 12 months before, less 1 (the slow momentum of Wouter J.
 * Keller, Relative and Absolute Momentum in Times of Rising/Low Yields: Bold Asset Allocation, 2022).
 */
export const averageMomentum: IndicatorDefinition = {
  ...shape,
  id: "Momentum (12-Month SMA)",
  aliases: ["SMA12 Momentum"],
  variable: "momentum_sma12",
  compute({ closes, columns }) {
    const { values: prices, knownRuns } = closes;
    const momenta = columns.empty(prices.length);
    for (let bar = YEAR; bar < momenta.length; bar++) {
      if ((knownRuns[bar] ?? 0) <= YEAR) continue;
      const price = prices[bar] ?? NaN;
      // Differences to the price, so that a flat price has no momentum at all.
      let differences = 0;
      for (let ago = MONTH; ago <= YEAR; ago += MONTH) differences += (prices[bar - ago] ?? NaN) - price;
      momenta[bar] = price / (price + differences / 13) - 1;
    }
    return momenta;
  },
};

/** The weighted mean of the returns over 1, 3, 6 and 12 months. */
function meanReturns(
  { closes, columns }: PriceSeries,
  one: number,
  three: number,
  six: number,
  twelve: number,
): Float64Array {
  const { values: prices, knownRuns } = closes;
  const momenta = columns.empty(prices.length);
  const total = one + three + six + twelve;
  for (let bar = YEAR; bar < momenta.length; bar++) {
    if ((knownRuns[bar] ?? 0) <= YEAR) continue;
    const price = prices[bar] ?? NaN;
    momenta[bar] =
      (one * (price / (prices[bar - MONTH] ?? NaN) - 1) +
        three * (price / (prices[bar - 3 * MONTH] ?? NaN) - 1) +
        six * (price / (prices[bar - 6 * MONTH] ?? NaN) - 1) +
        twelve * (price / (prices[bar - YEAR] ?? NaN) - 1)) /
      total;
  }
  return momenta;
}
