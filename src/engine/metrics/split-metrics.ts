import type { Simulation } from "../backtest/simulation.ts";
import { type Metrics, metricsOf } from "./metrics.ts";

/** The metrics of the two parts; `null` where a part has no bars. */
export interface SplitMetrics {
  readonly inSample: Metrics | null;
  readonly outOfSample: Metrics | null;
}

/**
 * The metrics before a date (in sample) and from that date on (out of sample), each as if equity had been 1
 * when its part began. A bar and its trade belong to the part of the bar's date, and a return to the part of
 * the date on which it was known: nothing in sample has seen a price of `splitDate` or later, and the total
 * returns of both parts compound to that of the whole. Out of sample therefore starts at the equity of the
 * last bar in sample. Arguments otherwise as in `metricsOf`; `splitDate` need not be a session.
 */
export function splitMetrics(
  simulation: Simulation,
  dates: readonly string[],
  benchmark: Float64Array | null,
  splitDate: string,
): SplitMetrics {
  const bars = simulation.equity.length;
  const found = dates.findIndex((date) => date >= splitDate);
  const split = found === -1 ? bars : found;
  const part = (equityFrom: number, from: number, to: number) =>
    metricsOf(
      {
        equity: simulation.equity.subarray(equityFrom, to),
        traded: simulation.traded.subarray(from, to),
        invested: simulation.invested.subarray(from, to),
        holdings: simulation.holdings.subarray(from, to),
      },
      dates.slice(equityFrom, to),
      benchmark?.subarray(equityFrom, to) ?? null,
    );
  return {
    inSample: split === 0 ? null : part(0, 0, split),
    outOfSample: split === bars ? null : part(Math.max(0, split - 1), split, bars),
  };
}
