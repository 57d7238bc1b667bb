import type { IndicatorDefinition } from "./definition.ts";

/** How much of the last bar each filter keeps. */
const GAMMA = 0.8;

/**
 * Filters that started elsewhere differ by less than a ten-millionth of that after so many updates: the first power
 * of their joint recursion whose absolute row sums are all below 1e-7. That is a millionth of a movement ten times
 * smaller than the difference was.
 */
const UPDATES_TO_SETTLE = 118;

/** Movement below this share of the price is what rounding leaves of a flat price. */
const ROUNDING = 1e-12;

/**
 * John Ehlers's Laguerre RSI (Cybernetic Analysis for Stocks and Futures, 2004) with gamma 0.8, 0 to 100: four
 * filters, each lagging behind the one before, which start at the first price; of the three differences between
 * neighbours, the share that points upwards. Unknown while they agree, as on a flat price.
 */
export const laguerreRelativeStrengthIndex: IndicatorDefinition = {
  id: "Laguerre RSI",
  aliases: ["LaguerreRSI"],
  variable: "laguerre_rsi",
  unit: "index",
  range: [0, 100],
  inputs: "closes",
  hasWindow: false,
  requiredBars: () => 2,
  settledBars: () => 1 + UPDATES_TO_SETTLE,
  compute({ bars, columns }) {
    const closes = bars.close;
    const values = columns.empty(closes.length);
    let first = NaN;
    let second = NaN;
    let third = NaN;
    let fourth = NaN;
    for (let bar = 0; bar < values.length; bar++) {
      const close = closes[bar] ?? NaN;
      if (Number.isNaN(first)) {
        first = second = third = fourth = close;
        continue;
      }
      const previousFirst = first;
      const previousSecond = second;
      const previousThird = third;
      // L0 = (1 - g) P + g L0' and L1 = -g L0 + L0' + g L1', written so that a flat price changes nothing.
      first += (1 - GAMMA) * (close - first);
      second = previousFirst + GAMMA * (second - first);
      third = previousSecond + GAMMA * (third - second);
      fourth = previousThird + GAMMA * (fourth - third);
      const one = first - second;
      const two = second - third;
      const three = third - fourth;
      const movement = Math.abs(one) + Math.abs(two) + Math.abs(three);
      const up = Math.max(one, 0) + Math.max(two, 0) + Math.max(three, 0);
      if (movement > ROUNDING * close) values[bar] = 100 * (up / movement);
    }
    return values;
  },
};
