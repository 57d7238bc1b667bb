import type { Computation } from "./computation.ts";

/**
 * What a strategy would have made of 1 by its own decisions, at each close, without costs: what is decided on bar i
 * earns from close i to close i + 1, so that a value never knows what comes after it. 1 on the bar on which a backtest
 * of the strategy would start, NaN before; a strategy that can hold nothing is 1 throughout. Cash earns nothing, and
 * neither does a ticker on a bar without a known close on either side.
 */
export function branchEquity({ root, start, pool, table }: Computation): Float64Array {
  const equity = new Float64Array(table.dates.length).fill(NaN);
  const closes = pool.tickers.map((ticker) => table.columns.get(ticker)?.close);
  let value = 1;
  for (let bar = closes.length === 0 ? 0 : start; bar < equity.length; bar++) {
    equity[bar] = value;
    let gain = 0;
    pool.forEach(root.at(bar), (place, weight) => {
      const now = closes[place]?.[bar] ?? NaN;
      const next = closes[place]?.[bar + 1] ?? NaN;
      const change = next / now - 1;
      if (!Number.isNaN(change)) gain += weight * change;
    });
    value *= 1 + gain;
  }
  return equity;
}
