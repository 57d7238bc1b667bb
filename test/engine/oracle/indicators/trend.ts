import { exponentialAverages } from "./averages.ts";
import { CLOSES, type Indicator, RANGES } from "./definition.ts";
import { isFlat, last, mean, sum } from "./lists.ts";
import { onRuns } from "./runs.ts";

const MACD_BARS = 26 + 9 - 1;

export const TREND: readonly Indicator[] = [
  onRuns(
    "Aroon Up",
    RANGES,
    (n) => n + 1,
    ({ high }, n) => aroonUp(high, n),
  ),
  onRuns(
    "Aroon Down",
    RANGES,
    (n) => n + 1,
    ({ low }, n) => aroonDown(low, n),
  ),
  onRuns(
    "Aroon Oscillator",
    RANGES,
    (n) => n + 1,
    ({ high, low }, n) => aroonUp(high, n) - aroonDown(low, n),
  ),
  onRuns(
    "MACD Histogram",
    CLOSES,
    () => MACD_BARS,
    ({ close }) => aboveSignal(fastAndSlow(close).map(({ fast, slow }) => fast - slow)),
  ),
  onRuns(
    "PPO Histogram",
    CLOSES,
    () => MACD_BARS,
    ({ close }) => aboveSignal(fastAndSlow(close).map(({ fast, slow }) => (100 * (fast - slow)) / slow)),
  ),
  onRuns(
    "Trend Clarity",
    CLOSES,
    (n) => n,
    ({ close }, n) => {
      const { ofTime, ofPrice, together } = deviations(last(close, n));
      if (n === 1 || isFlat(last(close, n))) return 0;
      return (100 * together ** 2) / (ofTime * ofPrice);
    },
  ),
  onRuns(
    "Linear Reg Slope",
    CLOSES,
    (n) => n,
    ({ close }, n) => (100 * slope(last(close, n))) / mean(last(close, n)),
  ),
  onRuns(
    "Linear Reg Value",
    CLOSES,
    (n) => n,
    ({ close }, n) => mean(last(close, n)) + (slope(last(close, n)) * (n - 1)) / 2,
  ),
  onRuns(
    "Price vs SMA",
    CLOSES,
    (n) => n,
    ({ close }, n) => 100 * (close.at(-1)! / mean(last(close, n)) - 1),
  ),
];

/** Bars since the highest of the last n + 1 highs; of equal ones the latest counts. */
function aroonUp(highs: readonly number[], n: number): number {
  const newestFirst = last(highs, n + 1).toReversed();
  return (100 * (n - newestFirst.indexOf(Math.max(...newestFirst)))) / n;
}

function aroonDown(lows: readonly number[], n: number): number {
  const newestFirst = last(lows, n + 1).toReversed();
  return (100 * (n - newestFirst.indexOf(Math.min(...newestFirst)))) / n;
}

/** EMA 12 and EMA 26 side by side, from the 26th close on. */
function fastAndSlow(closes: readonly number[]): readonly { fast: number; slow: number }[] {
  const slow = exponentialAverages(closes, 26);
  const fast = exponentialAverages(closes, 12).slice(26 - 12);
  return slow.map((average, index) => ({ fast: fast[index]!, slow: average }));
}

function aboveSignal(values: readonly number[]): number {
  return values.at(-1)! - exponentialAverages(values, 9).at(-1)!;
}

/** The sums of squares and products of the deviations of prices and of bar numbers from their means. */
function deviations(prices: readonly number[]): { ofTime: number; ofPrice: number; together: number } {
  const middle = (prices.length - 1) / 2;
  const average = mean(prices);
  return {
    ofTime: sum(prices.map((_, bar) => (bar - middle) ** 2)),
    ofPrice: sum(prices.map((price) => (price - average) ** 2)),
    together: sum(prices.map((price, bar) => (bar - middle) * (price - average))),
  };
}

/** Ordinary least squares, dollars a bar; 0 for a single price. */
function slope(prices: readonly number[]): number {
  const { ofTime, together } = deviations(prices);
  return prices.length === 1 ? 0 : together / ofTime;
}
