import type { BarTable } from "../../bars/types.ts";
import type { Evaluation } from "../evaluation.ts";

/**
 * What a strategy would have made of 1 by its own decisions, at each close, without costs: what is decided on bar i
 * earns from close i to close i + 1, so that a value never knows what comes after it. 1 on the bar on which a backtest
 * of the strategy would start, NaN before; a strategy that can hold nothing is 1 throughout. Cash earns nothing, and
 * neither does a ticker on a bar without a known close on either side.
 */
export function branchEquity({ root, start, held, allocations }: Evaluation, table: BarTable): Float64Array {
  const { tickers, starts, places, fractions } = allocations;
  const equity = new Float64Array(root.length).fill(NaN);
  const closes = tickers.map((ticker) => table.columns.get(ticker)?.close);
  let value = 1;
  for (let bar = held.length === 0 ? 0 : start; bar < equity.length; bar++) {
    equity[bar] = value;
    const id = root[bar] ?? 0;
    const end = starts[id + 1] ?? 0;
    let gain = 0;
    for (let entry = starts[id] ?? 0; entry < end; entry++) {
      const close = closes[places[entry] ?? 0];
      const change = (close?.[bar + 1] ?? NaN) / (close?.[bar] ?? NaN) - 1;
      if (!Number.isNaN(change)) gain += (fractions[entry] ?? 0) * change;
    }
    value *= 1 + gain;
  }
  return equity;
}
