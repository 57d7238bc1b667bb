/** A security's day before any adjustment. */

/** Prices in dollars, volume in shares, dividend in dollars a share; as in `DailyRow`. */
export interface PlainDay {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly divCash: number;
  readonly splitFactor: number;
}

/** A day as the returns since the previous close (fractions), before dividend and split. */
export interface DayReturns {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** A price in dollars rounded to whole cents, and never under one. */
export function toCents(price: number): number {
  return Math.max(0.01, Math.round(price * 100) / 100);
}

/** A day's plain prices from its returns, with the low and the high containing the open and the close. */
export function dayPrices(previous: number, returns: DayReturns) {
  const open = toCents(previous * (1 + returns.open));
  const close = toCents(previous * (1 + returns.close));
  return {
    open,
    close,
    high: Math.max(open, close, toCents(previous * (1 + returns.high))),
    low: Math.min(open, close, toCents(previous * (1 + returns.low))),
  };
}

/** The split due before a day that starts from a price in dollars: new shares for one old share, 1 for none. */
export function splitDue(
  price: number,
  splits: { readonly above?: number; readonly below?: number; readonly factor: number } | undefined,
): number {
  if (!splits) return 1;
  const due = price > (splits.above ?? Number.POSITIVE_INFINITY) || price < (splits.below ?? 0);
  return due ? splits.factor : 1;
}
