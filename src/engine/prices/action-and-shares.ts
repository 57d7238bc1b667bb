/** Whether the shares that are held and the price that they are valued at are of the same side of a corporate action. */
import { type Decimal, decimal, ZERO } from "../money/decimal.ts";
import { isLarge, nearestChange } from "./fit-action.ts";
import { logarithm } from "../numeric/elementary/logarithm.ts";

/** What ledgers have of a symbol around an action. */
export interface SharesAround {
  /** Shares that they had before it, without what corporate actions have brought or taken since. */
  readonly before: Decimal;
  /** Shares that corporate actions have brought (positive) or taken since some days before it. */
  readonly changed: Decimal;
}

/** Dollars a share as it was traded before the action, and now; null where that is not known. */
export interface PricesAround {
  readonly before: number | null;
  readonly now: number | null;
}

/** A split of a symbol: shares for one share before, more than one where it is not certain which. */
export interface SplitTerms {
  readonly symbol: string;
  /** New York date. */
  readonly date: string;
  readonly factors: readonly number[];
}

/**
 * `shares_not_booked`: the price is that after the split, the shares are those before it. `price_not_followed`: the other
 * way round. `factor`: shares of the price's side for one of those that are held.
 */
export interface ShareDoubt {
  readonly code: "shares_not_booked" | "price_not_followed";
  readonly factor: number;
}

/** Whether what came or went is nearer to what a split brings than to nothing: fractions may be paid out. */
function isBookedBy(factor: number, { before, changed }: SharesAround): boolean {
  const expected = before.times(decimal(factor).minus(1));
  return changed.minus(expected).abs().lt(changed.abs());
}

/** Whether a price has moved as by a split, or null where nobody knows. */
function hasMoved({ before, now }: PricesAround, factor: number): boolean | null {
  if (before === null || now === null) return null;
  return nearestChange(logarithm(now / before), -logarithm(factor)) !== 0;
}

/**
 * What is wrong between the shares that are held and their price around a split, or null. Splits that are too small to show
 * in a price are passed over, as dividends are whose cash comes weeks later. What neither the shares nor the price shows of
 * an earlier session has not happened; where the price before it is not known, what is listed is taken to have.
 */
export function shareDoubt(
  { factors }: Pick<SplitTerms, "factors">,
  shares: SharesAround,
  prices: PricesAround,
): ShareDoubt | null {
  const [factor] = factors;
  if (factor === undefined || shares.before.lte(ZERO) || !factors.some(isLarge)) return null;
  const booked = factors.find((each) => isBookedBy(each, shares));
  const moved = factors.find((each) => hasMoved(prices, each) !== false);
  if (booked === undefined && moved !== undefined) return { code: "shares_not_booked", factor: moved };
  if (booked !== undefined && moved === undefined) return { code: "price_not_followed", factor: 1 / booked };
  return null;
}

/** A split in words: `4 for 1`, `10 joined into 1`. */
export function splitInWords(factor: number): string {
  const round = (number: number) => Number(number.toFixed(4));
  return factor >= 1 ? `${round(factor)} for 1` : `${round(1 / factor)} joined into 1`;
}
