import type { BarTable } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import { decisionPrices, salePrices } from "./moments.ts";
import type { Simulation, TradedTargets } from "./simulation.ts";
import { Trades } from "./trades.ts";

/** Simulates targets on a table; what one simulation has in common with the one before is computed once. */
export class Simulator {
  readonly #table: BarTable;
  readonly #timing: Timing;
  #tickers: readonly string[] = [];
  #end = NaN;
  /** `null` before there are any, and after a simulation that was refused. */
  #trades: Trades | null = null;

  constructor(table: BarTable, timing: Timing) {
    this.#table = table;
    this.#timing = timing;
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
  simulate({ targets, start, end, costBps }: TradedTargets): Simulation {
    const bars = Math.min(this.#table.dates.length, targets.root.length);
    if (!(start >= 0 && start <= end && end <= bars)) {
      throw new RangeError(`bars ${start} to ${end} do not lie in a table of ${bars}`);
    }
    // At 5000 exchanging everything, which trades twice the equity, would cost all of it.
    if (!(costBps >= 0 && costBps < 5000)) throw new RangeError(`a cost of ${costBps} basis points`);
    const trades = this.#tradesOf(targets.allocations.tickers, end);
    this.#trades = null;
    trades.follow(targets, start);
    this.#trades = trades;
    return trades.at(costBps / 10_000);
  }

  #tradesOf(tickers: readonly string[], end: number): Trades {
    const isSame = end === this.#end && tickers.join() === this.#tickers.join();
    if (isSame && this.#trades !== null) return this.#trades;
    this.#tickers = tickers;
    this.#end = end;
    const atDecision = decisionPrices(this.#table, tickers, this.#timing);
    return new Trades({ atDecision, sale: salePrices(this.#table, tickers, this.#timing) }, end);
  }
}
