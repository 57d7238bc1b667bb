/** What a split or a dividend does to an adjusted history on its ex-date. */
import type { DailyBars } from "./types.ts";

/** What the splits and dividends of one ticker with the same ex-date come to. */
export interface ExDateTerms {
  /** Shares after the splits for one share before them; 1 for none. */
  readonly splitFactor: number;
  /** Dollars a share; 0 for none. */
  readonly cash: number;
}

/** The splits and dividends of one ticker with the same ex-date, together. */
export interface ExDateAction extends ExDateTerms {
  /** Terms that may be the right ones instead: lists contradict each other, or can be read in two ways. */
  readonly otherwise?: readonly ExDateTerms[] | undefined;
}

/**
 * What every earlier adjusted price is multiplied by: a split divides by its factor, a dividend takes away its part
 * of the close before it (dollars, as it was traded). Method of the Center for Research in Security Prices, in which
 * Tiingo adjusts its end-of-day history; both on one day are reckoned one beside the other. `undefined` when the action
 * cannot be right: nothing would be left of the price, or the terms are not numbers that make sense.
 */
export function exDateFactor({ splitFactor, cash }: ExDateTerms, previousClose: number): number | undefined {
  const left = 1 - cash / previousClose;
  const makesSense = splitFactor > 0 && Number.isFinite(splitFactor) && cash >= 0 && previousClose > 0;
  return makesSense && left > 0 ? left / splitFactor : undefined;
}

/**
 * The history as the vendor will have adjusted it in the evening of `date` (New York), so that today's price does
 * not jump against it; volumes are raw and stay. Without an action, and when the history has a bar of `date`
 * already, it is answered as it is. Its newest close is taken for the one that was traded, which is so for a history
 * that was adjusted when that bar was its newest. `undefined` when the action cannot be right: see `exDateFactor`.
 */
export function rescaleOnExDate(
  bars: DailyBars,
  date: string,
  action: ExDateTerms | undefined,
): DailyBars | undefined {
  const previousClose = bars.close.at(-1);
  const isAdjusted = (bars.dates.at(-1) ?? "") >= date;
  if (!action || previousClose === undefined || isAdjusted) return bars;
  const factor = exDateFactor(action, previousClose);
  if (factor === undefined) return undefined;
  const scaled = (column: Float64Array) => column.map((price) => price * factor);
  return {
    dates: bars.dates,
    open: scaled(bars.open),
    high: scaled(bars.high),
    low: scaled(bars.low),
    close: scaled(bars.close),
    volume: bars.volume,
  };
}
