/** From which bar on a program's computations are filled. */
import type { BarColumns, BarTable } from "../bars/types.ts";
import type { PriceSeries } from "../series/price-series.ts";
import { decidesBeforeOpen, type Timing } from "../timing.ts";
import { elementAt } from "../element.ts";
import type { Program } from "./program.ts";

/** The first bar on which something is filled, Infinity where that never happens. */
type FirstBar = number;

/**
 * The first bar on which every ticker that a program can hold has a close, and by which every indicator, ranking and
 * volatility in it had as many known bars in a row as it takes. Decisions before the open know all of this a bar
 * later, and need the opens of what they hold. What a comparison looks back on, and days that a condition must hold
 * for, do not count: such a condition is unknown for that long. Infinity when there is no such bar.
 */
export function readinessOf(
  program: Program,
  seriesAt: (index: number) => PriceSeries,
  table: BarTable,
  timing: Timing,
): FirstBar {
  const beforeOpen = decidesBeforeOpen(timing);
  const late = beforeOpen ? 1 : 0;
  const filled = program.entries.indicators.map((index) => {
    const { definition, series, window } = elementAt(program.tables.indicators, index);
    return firstRun(seriesAt(series).closes.knownRuns, definition.requiredBars(window)) + late;
  });
  const held = program.held.map((ticker) => table.columns.get(ticker));
  const hasPrices = (bar: number) => held.every((columns) => hasPrice(columns, bar, beforeOpen));
  for (let bar = Math.max(0, ...filled); bar < table.dates.length; bar++) if (hasPrices(bar)) return bar;
  return Infinity;
}

/** Whether a decision on a bar knows a price of a ticker, and can trade it. */
function hasPrice(columns: BarColumns | undefined, bar: number, beforeOpen: boolean): boolean {
  if (columns === undefined) return false;
  const isKnown = (column: Float64Array, at: number) => !Number.isNaN(column[at] ?? NaN);
  return beforeOpen
    ? isKnown(columns.close, bar - 1) && isKnown(columns.open, bar)
    : isKnown(columns.close, bar);
}

/** The first bar at which a run is `length` long. */
function firstRun(runs: Int32Array, length: number): FirstBar {
  for (let bar = 0; bar < runs.length;) {
    const run = runs[bar] ?? 0;
    if (run >= length) return bar;
    // A run grows by one a bar.
    bar += length - run;
  }
  return Infinity;
}
