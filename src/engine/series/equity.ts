import type { BarColumns } from "../bars/types.ts";

/**
 * Bars of a simulated equity that is known at each close: open, high and low equal the close, except that the
 * open is the equity of the bar before, which is all that is known of it then.
 */
export function equityBars(equity: Float64Array): BarColumns {
  const open = new Float64Array(equity.length).fill(NaN);
  for (let bar = 1; bar < open.length; bar++) open[bar] = equity[bar - 1] ?? NaN;
  return {
    open,
    high: equity,
    low: equity,
    close: equity,
    volume: new Float64Array(equity.length).fill(NaN),
    carried: new Uint8Array(equity.length),
  };
}
