import type { BarColumns } from "../bars/types.ts";
import { type ColumnSource, type LentColumns, NEW_COLUMNS } from "../numeric/column-source.ts";
import { logReturns } from "../numeric/log-returns.ts";
import { RollingColumn } from "../numeric/rolling-column.ts";
import { simpleReturns } from "../numeric/simple-returns.ts";

const CLOSES = "closes";

/**
 * The bars of something that has a price (a ticker, a ratio of two, the equity of a branch), and columns that
 * several indicators derive from them, each made once, when it is first asked for.
 */
export class PriceSeries {
  readonly bars: BarColumns;
  /** Where indicators have the columns from that they answer. */
  readonly columns: ColumnSource;
  readonly #lent: LentColumns | null;
  readonly #derived = new Map<string, RollingColumn>();
  /** Those that depend on a window. */
  readonly #ofWindows = new Map<string, RollingColumn>();

  /** `lent` are columns that `forgetWindows` gives back; without it all are new. */
  constructor(bars: BarColumns, lent: LentColumns | null = null) {
    this.bars = bars;
    this.columns = lent ?? NEW_COLUMNS;
    this.#lent = lent;
  }

  /** How many bars there are. */
  get length(): number {
    return this.bars.close.length;
  }

  /** Adjusted closes. */
  get closes(): RollingColumn {
    return this.column(CLOSES, ({ close }) => close);
  }

  /** Simple returns from one close to the next, as fractions; the first bar's is unknown. */
  get returns(): RollingColumn {
    return this.column("returns", ({ close }) => simpleReturns(close));
  }

  /** Natural logarithms of each close by the one before it; the first bar's is unknown. */
  get logReturns(): RollingColumn {
    return this.column("log returns", ({ close }) => logReturns(close));
  }

  /** The column of that name; `make` makes it from the bars when it is asked for first. */
  column(name: string, make: (bars: BarColumns) => Float64Array): RollingColumn {
    const known = this.#derived.get(name);
    if (known !== undefined) return known;
    const values = make(this.bars);
    this.#lent?.leave(values);
    const column = new RollingColumn(values, this.columns);
    this.#derived.set(name, column);
    return column;
  }

  /** As `column`, of one that depends on a window, which is part of its name. */
  windowColumn(name: string, make: (bars: BarColumns) => Float64Array): RollingColumn {
    const known = this.#ofWindows.get(name);
    if (known !== undefined) return known;
    const column = new RollingColumn(make(this.bars), this.columns);
    this.#ofWindows.set(name, column);
    return column;
  }

  /** Leaves a column that an indicator answered to the caller, whatever is forgotten. */
  leave(column: Float64Array): void {
    this.#lent?.leave(column);
  }

  /** Lets go of everything that depends on a window, and of the columns that indicators answered and nobody was left. */
  forgetWindows(): void {
    for (const column of this.#derived.values()) column.forgetWindows();
    this.#ofWindows.clear();
    this.#lent?.takeBack();
  }

  /** Lets go of everything that was derived from the bars, but for which closes are known. */
  forget(): void {
    this.forgetWindows();
    for (const name of this.#derived.keys()) if (name !== CLOSES) this.#derived.delete(name);
  }

  /** How many bytes the columns that were derived from the bars take. */
  get bytes(): number {
    return this.#derived.size * this.length * (Float64Array.BYTES_PER_ELEMENT + Int32Array.BYTES_PER_ELEMENT);
  }

  /** The bars from `from` up to, not including, `to`, as a series of its own. */
  slice(from: number, to: number): PriceSeries {
    const { open, high, low, close, volume, carried } = this.bars;
    return new PriceSeries({
      open: open.subarray(from, to),
      high: high.subarray(from, to),
      low: low.subarray(from, to),
      close: close.subarray(from, to),
      volume: volume.subarray(from, to),
      carried: carried.subarray(from, to),
    });
  }
}
