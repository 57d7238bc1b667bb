import { wilderAverages } from "./averages.ts";
import { type Indicator, RANGES, type Run } from "./definition.ts";
import { isFlat, last, mean, typicalPrices } from "./lists.ts";
import { onRuns } from "./runs.ts";

export const RANGE: readonly Indicator[] = [
  onRuns("ATR", RANGES, (n) => n + 1, averageTrueRange),
  onRuns(
    "ATR %",
    RANGES,
    (n) => n + 1,
    (run, n) => (100 * averageTrueRange(run, n)) / run.close.at(-1)!,
  ),
  onRuns(
    "Williams %R",
    RANGES,
    (n) => n,
    (run, n) => {
      const { highest, lowest, close } = extremes(run, n);
      return (-100 * (highest - close)) / (highest - lowest);
    },
  ),
  onRuns(
    "CCI",
    RANGES,
    (n) => n,
    (run, n) => {
      const typical = last(typicalPrices(run), n);
      if (isFlat(typical)) return NaN;
      const average = mean(typical);
      const deviation = mean(typical.map((price) => Math.abs(price - average)));
      return (typical.at(-1)! - average) / (0.015 * deviation);
    },
  ),
  onRuns("Stochastic %K", RANGES, (n) => n, stochastic),
  onRuns(
    "Stochastic %D",
    RANGES,
    (n) => 2 * n - 1,
    (run, n) => {
      const values: number[] = [];
      for (let age = n - 1; age >= 0; age--) values.push(stochastic(without(run, age), n));
      return values.some((value) => !Number.isFinite(value)) ? NaN : mean(values);
    },
  ),
  onRuns("ADX", RANGES, (n) => 2 * n, averageDirectionalIndex),
];

/** True ranges from the second bar on. */
function trueRanges({ high, low, close }: Run): readonly number[] {
  return close
    .slice(0, -1)
    .map((previous, index) => Math.max(high[index + 1]!, previous) - Math.min(low[index + 1]!, previous));
}

function averageTrueRange(run: Run, n: number): number {
  return wilderAverages(trueRanges(run), n).at(-1)!;
}

function extremes(run: Run, n: number): { highest: number; lowest: number; close: number } {
  return {
    highest: Math.max(...last(run.high, n)),
    lowest: Math.min(...last(run.low, n)),
    close: run.close.at(-1)!,
  };
}

/** %K; not finite when the range is flat. */
function stochastic(run: Run, n: number): number {
  const { highest, lowest, close } = extremes(run, n);
  return (100 * (close - lowest)) / (highest - lowest);
}

/** The run without its newest bars. */
function without({ open, high, low, close, volume }: Run, newest: number): Run {
  const end = close.length - newest;
  return {
    open: open.slice(0, end),
    high: high.slice(0, end),
    low: low.slice(0, end),
    close: close.slice(0, end),
    volume: volume.slice(0, end),
  };
}

/** Wilder's ADX: movements and true range averaged, DX of them, and its average. */
function averageDirectionalIndex(run: Run, n: number): number {
  const rising: number[] = [];
  const falling: number[] = [];
  for (let bar = 1; bar < run.close.length; bar++) {
    const up = run.high[bar]! - run.high[bar - 1]!;
    const down = run.low[bar - 1]! - run.low[bar]!;
    rising.push(up > down && up > 0 ? up : 0);
    falling.push(down > up && down > 0 ? down : 0);
  }
  const ranges = wilderAverages(trueRanges(run), n);
  const plus = wilderAverages(rising, n).map((movement, bar) => share(movement, ranges[bar]!));
  const minus = wilderAverages(falling, n).map((movement, bar) => share(movement, ranges[bar]!));
  const directional = plus.map((up, bar) => share(Math.abs(up - minus[bar]!), up + minus[bar]!));
  return wilderAverages(directional, n).at(-1)!;
}

/** In percent; no part of nothing is 0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
