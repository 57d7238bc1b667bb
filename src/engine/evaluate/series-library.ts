import type { BarColumns, BarTable } from "../bars/types.ts";
import { unknownBars } from "../bars/unknown.ts";
import { elementAt } from "../element.ts";
import { LentColumns } from "../numeric/column-source.ts";
import { equityBars } from "../series/equity.ts";
import { PriceSeries } from "../series/price-series.ts";
import { ratioBars } from "../series/ratio.ts";
import type { Program, Tables } from "./program.ts";

/** The simulated equity of a program at each close; NaN where it is unknown. */
export type EquityOf = (program: Program) => Float64Array;

/**
 * The series of some tables on the bars of a table, each made once, when it is first asked for. A ticker that the table
 * lacks is unknown on every bar.
 */
export class SeriesLibrary {
  readonly #tables: Tables;
  readonly #table: BarTable;
  readonly #equityOf: EquityOf;
  /** Columns that the series may lend; `null` where they are to stay. */
  readonly #free: Float64Array[] | null;
  readonly #series: (PriceSeries | undefined)[] = [];

  /**
   * Where the series are let forget what they derive (`isForgetful`), their indicators' columns are lent, and otherwise
   * new ones that stay.
   */
  constructor(tables: Tables, table: BarTable, equityOf: EquityOf, isForgetful: boolean) {
    this.#free = isForgetful ? [] : null;
    this.#tables = tables;
    this.#table = table;
    this.#equityOf = equityOf;
  }

  /** The series of an index in the tables. */
  at(index: number): PriceSeries {
    return (this.#series[index] ??= new PriceSeries(
      this.#bars(index),
      this.#free === null ? null : new LentColumns(this.#free),
    ));
  }

  /** How many bytes the columns take that were derived from the bars of the series. */
  get bytes(): number {
    return this.#series.reduce((sum, series) => sum + (series?.bytes ?? 0), 0);
  }

  #bars(index: number): BarColumns {
    const plan = elementAt(this.#tables.series, index);
    switch (plan.kind) {
      case "ticker":
        return this.#table.columns.get(plan.ticker) ?? unknownBars(this.#table.dates.length);
      case "ratio":
        return ratioBars(this.at(plan.numerator).bars, this.at(plan.denominator).bars);
      case "branch":
        return equityBars(this.#equityOf(plan.program));
    }
  }
}
