/** What target weights would have earned. */
import type { BarTable } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import { decisionPrices, salePrices } from "./moments.ts";
import { Portfolio } from "./portfolio.ts";

/**
 * What to simulate. `weights` are target fractions of equity by ticker on every bar of the table (row = bar);
 * those of one bar sum to at most 1, the rest is cash. `start` is the first bar to trade on, `end` the bar
 * after the last one. `costBps` is the cost of trading in basis points of the amount traded, from 0 to below
 * 5000.
 */
export interface SimulationInput {
  readonly table: BarTable;
  readonly weights: ReadonlyMap<string, Float64Array>;
  readonly start: number;
  readonly end: number;
  readonly timing: Timing;
  readonly costBps: number;
}

/** One row for each simulated bar, `start` to `end - 1`. */
export interface Simulation {
  /** Equity at the bar's decision, before its trade; 1 on the first bar. */
  readonly equity: Float64Array;
  /**
   * The sum of |target - drifted weight| of the bar's trade; in `CO` and `OC` with that of the sale after it.
   */
  readonly traded: Float64Array;
  /** The fraction of equity that is invested right after the bar's trade. */
  readonly invested: Float64Array;
  /** The number of tickers that are held right after the bar's trade. */
  readonly holdings: Float64Array;
}

/**
 * Trades the target weights at the close (`CC`, `CO`) or at the open (`OO`, `OC`) of each bar, on adjusted
 * prices and in fractions of equity. Weights drift with prices in between. Each trade multiplies equity by 1
 * - costBps / 10,000 x traded. `CO` sells everything at the next open and `OC` at the same bar's close, which
 * costs again; until the next decision the proceeds are cash.
 *
 * A ticker without a known price cannot be traded: it keeps its drifted weight, also when it should have been
 * sold, and the other targets shrink in proportion where they no longer fit beside it. Its value stands still
 * until its next known price, which then counts from the last known one.
 *
 * No price of bar `end` or later is read: the last bar's trade earns nothing, and in `CO` its sale is not
 * counted.
 *
 * Throws `RangeError` when the bars do not lie in the table, the cost is out of its range, or the targets of
 * a simulated bar are not fractions that sum to at most 1.
 */
export function simulate({ table, weights, start, end, timing, costBps }: SimulationInput): Simulation {
  if (!(start >= 0 && start <= end && end <= table.dates.length)) {
    throw new RangeError(`bars ${start} to ${end} do not lie in a table of ${table.dates.length}`);
  }
  // At 5000 exchanging everything, which trades twice the equity, would cost all of it.
  if (!(costBps >= 0 && costBps < 5000)) throw new RangeError(`a cost of ${costBps} basis points`);
  const cost = costBps / 10_000;
  const tickers = [...weights.keys()];
  const targets = [...weights.values()];
  const atDecision = decisionPrices(table, tickers, timing);
  const sale = salePrices(table, tickers, timing);
  const portfolio = new Portfolio(tickers.length);
  const simulation: Simulation = {
    equity: new Float64Array(end - start),
    traded: new Float64Array(end - start),
    invested: new Float64Array(end - start),
    holdings: new Float64Array(end - start),
  };
  let equity = 1;
  for (let bar = start; bar < end; bar++) {
    const row = bar - start;
    equity *= portfolio.grow(atDecision, bar);
    simulation.equity[row] = equity;
    let traded = portfolio.rebalance(targets, atDecision, bar);
    equity *= 1 - cost * traded;
    simulation.invested[row] = portfolio.invested;
    simulation.holdings[row] = portfolio.holdings;
    if (sale !== null && bar + sale.barsLater < end) {
      equity *= portfolio.grow(sale.prices, bar + sale.barsLater);
      const sold = portfolio.sell(sale.prices, bar + sale.barsLater);
      equity *= 1 - cost * sold;
      traded += sold;
    }
    simulation.traded[row] = traded;
  }
  return simulation;
}
