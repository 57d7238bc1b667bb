import type { BarColumns } from "../bars/types.ts";
import { logReturns } from "../numeric/log-returns.ts";
import { RollingColumn } from "../numeric/rolling-column.ts";
import { simpleReturns } from "../numeric/simple-returns.ts";

/**
 * The bars of something that has a price (a ticker, a ratio of two, the equity of a branch), and columns that
 * several indicators derive from them, each made once, when it is first asked for.
 */
export class PriceSeries {
  readonly bars: BarColumns;
  readonly #columns = new Map<string, RollingColumn>();

  constructor(bars: BarColumns) {
    this.bars = bars;
  }

  /** How many bars there are. */
  get length(): number {
    return this.bars.close.length;
  }

  /** Adjusted closes. */
  get closes(): RollingColumn {
    return this.column("closes", ({ close }) => close);
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
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const column = new RollingColumn(make(this.bars));
    this.#columns.set(name, column);
    return column;
  }

  /** Lets go of the columns that were derived; what somebody else holds of them stays as it is. */
  forget(): void {
    this.#columns.clear();
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
