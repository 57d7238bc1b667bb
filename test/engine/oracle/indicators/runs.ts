/** The unbroken runs of known bars that values are computed from. */
import type { Series } from "../bars/series.ts";
import type { Indicator, Reads, Run } from "./definition.ts";

const RUNS = new WeakMap<Series, Map<string, readonly (Run | null)[]>>();

/** For each bar the run that ends there, `null` where the bar itself is unknown. */
export function runsOf(series: Series, reads: Reads): readonly (Run | null)[] {
  const ofSeries = RUNS.get(series) ?? new Map<string, readonly (Run | null)[]>();
  RUNS.set(series, ofSeries);
  const key = JSON.stringify(reads);
  const runs = ofSeries.get(key) ?? series.close.map((_, bar) => runEndingAt(series, reads, bar));
  ofSeries.set(key, runs);
  return runs;
}

function runEndingAt(series: Series, reads: Reads, end: number): Run | null {
  let first = end + 1;
  while (first > 0 && isKnown(series, reads, first - 1)) first--;
  if (first > end) return null;
  const part = (values: readonly number[], isRead: boolean) => (isRead ? values.slice(first, end + 1) : []);
  return {
    open: part(series.open, reads.range),
    high: part(series.high, reads.range),
    low: part(series.low, reads.range),
    close: part(series.close, true),
    volume: part(series.volume, reads.volume),
  };
}

function isKnown({ open, high, low, close, volume }: Series, reads: Reads, bar: number): boolean {
  const needed = [close[bar]!];
  if (reads.range) needed.push(open[bar]!, high[bar]!, low[bar]!);
  if (reads.volume) needed.push(volume[bar]!);
  return !needed.some(Number.isNaN);
}

/** The first bar on which the indicator's required bars are filled; `Infinity` when they never are. */
export function firstFilledBar(series: Series, indicator: Indicator, window: number): number {
  const required = indicator.requiredBars(window);
  const bar = runsOf(series, indicator.reads).findIndex(
    (run) => run !== null && run.close.length >= required,
  );
  return bar < 0 ? Infinity : bar;
}

/** An indicator whose value on a bar is a function of the run that ends there. */
export function onRuns(
  id: string,
  reads: Reads,
  requiredBars: (window: number) => number,
  valueOf: (run: Run, window: number) => number,
): Indicator {
  return {
    id,
    reads,
    requiredBars,
    values: (series, window) =>
      runsOf(series, reads).map((run) =>
        run === null || run.close.length < requiredBars(window) ? NaN : known(valueOf(run, window)),
      ),
  };
}

/** What is not finite (a division by zero) is unknown. */
function known(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
