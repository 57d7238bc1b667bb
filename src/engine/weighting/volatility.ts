import { windowMean } from "../indicators/window-mean.ts";

/** Bars that a volatility over `window` returns takes: each return needs two closes. */
export function volatilityBars(window: number): number {
  return window + 1;
}

/**
 * The population standard deviation of the last `window` simple daily returns of adjusted closes, as a
 * fraction, on every bar; NaN where one of the closes is unknown. Each window is summed afresh.
 */
export function volatilityColumn(closes: Float64Array, window: number): Float64Array {
  const returns = closes.map((close, bar) => close / (closes[bar - 1] ?? NaN) - 1);
  const column = new Float64Array(closes.length).fill(NaN);
  for (let bar = window; bar < closes.length; bar++) {
    const mean = windowMean(returns, bar, window);
    let squares = 0;
    for (let index = bar - window + 1; index <= bar; index++) {
      squares += ((returns[index] ?? NaN) - mean) ** 2;
    }
    column[bar] = Math.sqrt(squares / window);
  }
  return column;
}
