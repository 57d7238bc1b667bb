/** What target weights would have earned. */
import type { BarTable } from "../bars/types.ts";
import type { Evaluation } from "../evaluate/evaluation.ts";
import type { Timing } from "../timing.ts";
import { NOTHING } from "../evaluate/allocations.ts";
import { decisionPrices, salePrices } from "./moments.ts";
import { Portfolio } from "./portfolio.ts";

/**
 * What to simulate. `targets` is the allocation to trade to on every bar of the table, in fractions of equity; the
 * rest is cash. `start` is the first bar to trade on, `end` the bar after the last one. `costBps` is the cost of
 * trading in basis points of the amount traded, from 0 to below 5000.
 */
export interface SimulationInput {
  readonly table: BarTable;
  readonly targets: Targets;
  readonly start: number;
  readonly end: number;
  readonly timing: Timing;
  readonly costBps: number;
}

/** An allocation for each bar, as an evaluation has it. */
export type Targets = Pick<Evaluation, "root" | "allocations">;

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
 * Trades to the targets at the close (`CC`, `CO`) or at the open (`OO`, `OC`) of each bar, on adjusted
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
export function simulate({ table, targets, start, end, timing, costBps }: SimulationInput): Simulation {
  const { root, allocations } = targets;
  const bars = Math.min(table.dates.length, root.length);
  if (!(start >= 0 && start <= end && end <= bars)) {
    throw new RangeError(`bars ${start} to ${end} do not lie in a table of ${bars}`);
  }
  // At 5000 exchanging everything, which trades twice the equity, would cost all of it.
  if (!(costBps >= 0 && costBps < 5000)) throw new RangeError(`a cost of ${costBps} basis points`);
  const cost = costBps / 10_000;
  const atDecision = decisionPrices(table, allocations.tickers, timing);
  const sale = salePrices(table, allocations.tickers, timing);
  const portfolio = new Portfolio(allocations);
  const simulation: Simulation = {
    equity: new Float64Array(end - start),
    traded: new Float64Array(end - start),
    invested: new Float64Array(end - start),
    holdings: new Float64Array(end - start),
  };
  let equity = 1;
  for (let bar = start; bar < end; bar++) {
    const row = bar - start;
    portfolio.rebalance(root[bar] ?? NOTHING, atDecision, bar);
    equity *= portfolio.growth;
    simulation.equity[row] = equity;
    equity *= 1 - cost * portfolio.traded;
    simulation.traded[row] = portfolio.traded;
    simulation.invested[row] = portfolio.invested;
    simulation.holdings[row] = portfolio.holdings;
    if (sale !== null && bar + sale.barsLater < end) {
      portfolio.rebalance(NOTHING, sale.prices, bar + sale.barsLater);
      equity *= portfolio.growth;
      equity *= 1 - cost * portfolio.traded;
      simulation.traded[row] = (simulation.traded[row] ?? 0) + portfolio.traded;
    }
  }
  return simulation;
}
