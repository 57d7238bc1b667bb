/** Functions of the last n values of a variable. */
import { updatesToSettle } from "../indicators/settling.ts";
import type { RollingColumn } from "../numeric/rolling-column.ts";
import { latestMaximum, latestMinimum } from "../numeric/window-extremes.ts";

export interface RollingFunction {
  /** Known values in a row, the current one included, that the first result takes. */
  valuesNeeded(bars: number): number;
  /** Values after those until the choice of the first one moves the result by under one part in a million. */
  valuesToSettle(bars: number): number;
  /** The result on every bar, NaN where one of the values that it takes is unknown. */
  compute(column: RollingColumn, bars: number): Float64Array;
}

const smoothing = (bars: number) => 2 / (bars + 1);
const never = () => 0;

/**
 * Names in lower case. `stdev` is the population's; `ema` is seeded by the mean of the first n values of a run;
 * `roc` is the change over n bars in percent, 100 (v[i] / v[i-n] - 1).
 */
export const ROLLING_FUNCTIONS = {
  sma: {
    valuesNeeded: (bars) => bars,
    valuesToSettle: never,
    compute: (column, bars) => column.means(bars),
  },
  ema: {
    valuesNeeded: (bars) => bars,
    valuesToSettle: (bars) => updatesToSettle(smoothing(bars)),
    compute: (column, bars) => column.exponentialAverages(bars, smoothing(bars)),
  },
  stdev: {
    valuesNeeded: (bars) => bars,
    valuesToSettle: never,
    compute: (column, bars) => column.deviations(bars),
  },
  rmax: {
    valuesNeeded: (bars) => bars,
    valuesToSettle: never,
    compute: ({ values }, bars) => valuesAt(values, latestMaximum(values, bars)),
  },
  rmin: {
    valuesNeeded: (bars) => bars,
    valuesToSettle: never,
    compute: ({ values }, bars) => valuesAt(values, latestMinimum(values, bars)),
  },
  roc: {
    valuesNeeded: (bars) => bars + 1,
    valuesToSettle: never,
    compute: percentChanges,
  },
} as const satisfies Record<string, RollingFunction>;

export type RollingName = keyof typeof ROLLING_FUNCTIONS;

export function isRollingName(name: string): name is RollingName {
  return Object.hasOwn(ROLLING_FUNCTIONS, name);
}

/** The values at the given rows; NaN where a row is -1. */
function valuesAt(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? NaN);
}

function percentChanges({ values, knownRuns }: RollingColumn, bars: number): Float64Array {
  return values.map((value, row) => {
    const change = 100 * (value / (values[row - bars] ?? NaN) - 1);
    return (knownRuns[row] ?? 0) > bars && Number.isFinite(change) ? change : NaN;
  });
}
