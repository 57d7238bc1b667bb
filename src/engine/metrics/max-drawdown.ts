/** The largest fall of an equity column, by row. */
export interface MaxDrawdown {
  /** From the peak to the trough, as a positive fraction of the peak; 0 where equity never falls. */
  readonly depth: number;
  /** The last row at the peak before the fall; `null` without a fall. */
  readonly peak: number | null;
  /** The first row at the deepest point; `null` without a fall. */
  readonly trough: number | null;
  /** The first row after the trough at the peak's height again; `null` while there is none. */
  readonly recovery: number | null;
}

/** Equity that comes back to its peak over other prices may miss it by rounding, and is back all the same. */
const AT_PEAK = 1 - 1e-12;

/**
 * The largest drawdown, the earliest on ties; `null` of fewer than two rows. The depth is positive, where
 * empyrical's `max_drawdown` is negative. The rows are found as in pyfolio's `get_max_drawdown_underwater`.
 */
export function maxDrawdown(equity: Float64Array): MaxDrawdown | null {
  if (equity.length < 2) return null;
  let height = equity[0] ?? NaN;
  let heightRow = 0;
  let depth = 0;
  let peak: number | null = null;
  let trough: number | null = null;
  let deepestHeight = NaN;
  for (let row = 1; row < equity.length; row++) {
    const value = equity[row] ?? NaN;
    if (value >= height * AT_PEAK) {
      height = Math.max(height, value);
      heightRow = row;
      continue;
    }
    const drawdown = 1 - value / height;
    if (drawdown <= depth) continue;
    depth = drawdown;
    peak = heightRow;
    trough = row;
    deepestHeight = height;
  }
  return {
    depth,
    peak,
    trough,
    recovery: trough === null ? null : recoveryOf(equity, trough, deepestHeight),
  };
}

function recoveryOf(equity: Float64Array, trough: number, height: number): number | null {
  for (let row = trough + 1; row < equity.length; row++) {
    if ((equity[row] ?? NaN) >= height * AT_PEAK) return row;
  }
  return null;
}
