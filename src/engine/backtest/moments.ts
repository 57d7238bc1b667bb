/** The prices at which a backtest trades. */
import type { BarColumns, BarTable } from "../bars/types.ts";
import { decidesBeforeOpen, type Timing } from "../timing.ts";

/** The sale that ends a holding before the next decision. */
export interface Sale {
  /** One column for each ticker, by bar. */
  readonly prices: readonly Float64Array[];
  /** How many bars after the decision's. */
  readonly barsLater: number;
}

/** The column with the price at the moment of the decision: the open, or the close. */
export function decisionColumn(columns: BarColumns, timing: Timing): Float64Array {
  return decidesBeforeOpen(timing) ? columns.open : columns.close;
}

/** The tickers' prices at the decision; a ticker that the table lacks never has a known price. */
export function decisionPrices(table: BarTable, tickers: readonly string[], timing: Timing): Float64Array[] {
  return pricesOf(table, tickers, (columns) => decisionColumn(columns, timing));
}

/** Where a holding ends by itself: `CO` sells at the next bar's open, `OC` at the same bar's close. */
export function salePrices(table: BarTable, tickers: readonly string[], timing: Timing): Sale | null {
  switch (timing) {
    case "CO":
      return { prices: pricesOf(table, tickers, ({ open }) => open), barsLater: 1 };
    case "OC":
      return { prices: pricesOf(table, tickers, ({ close }) => close), barsLater: 0 };
    case "CC":
    case "OO":
      return null;
  }
}

function pricesOf(
  table: BarTable,
  tickers: readonly string[],
  pick: (columns: BarColumns) => Float64Array,
): Float64Array[] {
  return tickers.map((ticker) => {
    const columns = table.columns.get(ticker);
    return columns === undefined ? new Float64Array(table.dates.length).fill(NaN) : pick(columns);
  });
}
