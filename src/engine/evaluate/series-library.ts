import type { BarTable } from "../bars/types.ts";
import { unknownBars } from "../bars/unknown.ts";
import { equityBars } from "../series/equity.ts";
import { PriceSeries } from "../series/price-series.ts";
import { ratioBars } from "../series/ratio.ts";
import { elementAt } from "./element.ts";
import type { Program } from "./program.ts";

/** The simulated equity of a program at each close of the library's table; NaN where it is unknown. */
export type EquityOf = (program: Program, library: SeriesLibrary) => Float64Array;

/**
 * The series that a strategy and the branches that it reads are computed on, each made once. A ticker that the table
 * lacks is unknown on every bar.
 */
export class SeriesLibrary {
  readonly table: BarTable;
  readonly #equityOf: EquityOf;
  readonly #series = new Map<string | Program, PriceSeries>();

  constructor(table: BarTable, equityOf: EquityOf) {
    this.table = table;
    this.#equityOf = equityOf;
  }

  /** The series of a program, by their index. */
  of({ series: plans }: Program): readonly PriceSeries[] {
    const series: PriceSeries[] = [];
    const barsAt = (index: number) => elementAt(series, index).bars;
    for (const plan of plans) {
      switch (plan.kind) {
        case "ticker":
          series.push(this.#once(plan.ticker, () => this.#columns(plan.ticker)));
          break;
        case "ratio":
          series.push(new PriceSeries(ratioBars(barsAt(plan.numerator), barsAt(plan.denominator))));
          break;
        case "branch":
          series.push(this.#once(plan.program, () => equityBars(this.#equityOf(plan.program, this))));
          break;
      }
    }
    return series;
  }

  #columns(ticker: string) {
    return this.table.columns.get(ticker) ?? unknownBars(this.table.dates.length);
  }

  #once(key: string | Program, make: () => PriceSeries["bars"]): PriceSeries {
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const series = new PriceSeries(make());
    this.#series.set(key, series);
    return series;
  }
}
