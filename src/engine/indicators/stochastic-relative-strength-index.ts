import { windowPositions } from "../numeric/window-positions.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { unknownOverOneBar } from "./ranges.ts";
import { QUIETER, wilderStrengths } from "./relative-strength-index.ts";
import { updatesToSettle } from "./settling.ts";

/** An index that has moved within a tenth of its hundred points shows its own error enlarged so many times. */
const NARROWER = 10;

/**
 * Where Wilder's relative strength index of n bars stands between the lowest and the highest of its own last n
 * values, 0 to 100 (Tushar Chande and Stanley Kroll, The New Technical Trader, 1994). Unknown while the index
 * stands still, as it does in an unbroken rise or fall, and so always for n = 1.
 */
export const stochasticRelativeStrengthIndex: IndicatorDefinition = {
  id: "Stochastic RSI",
  aliases: ["Stoch RSI", "StochRSI"],
  variable: "stoch_rsi",
  unit: "index",
  range: [0, 100],
  rangeAt: unknownOverOneBar(() => [0, 100]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => 2 * window,
  settledBars: (window) => 2 * window + updatesToSettle(1 / window, NARROWER * QUIETER),
  compute(series, window, from = 0) {
    const { values, knownRuns } = wilderStrengths(series, window);
    const first = Math.max(0, from - window + 1);
    const strengths = values.subarray(first);
    const positions = windowPositions(
      strengths,
      strengths,
      strengths,
      knownRuns.subarray(first),
      window,
      series.columns,
    );
    if (first === 0) return positions;
    const all = new Float64Array(values.length).fill(NaN, 0, first);
    all.set(positions, first);
    return all;
  },
};
