/**
 * Exact decimals for money: quantities of shares (9 decimals), cash in dollars (2) and prices. They arrive as
 * the broker's strings and leave as strings; binary floats are used for weights and indicators only.
 */
import { Big } from "big.js";

export type Decimal = Big;

/** Decimals of a share quantity that Alpaca accepts. */
export const QUANTITY_DECIMALS = 9;
/** Decimals of a dollar amount of cash. */
export const CASH_DECIMALS = 2;

export const ZERO: Decimal = new Big(0);

/**
 * A decimal from a decimal string, from another decimal, or from a finite float (by its shortest decimal form,
 * as a vendor's JSON number was written). Throws on anything that is not a number: that is a bug of the caller,
 * who checks outside input first.
 */
export function decimal(value: string | number | Decimal): Decimal {
  return new Big(value);
}

/** Rounded toward zero to `places` decimals. */
export function roundDown(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundDown);
}

/** Rounded away from zero to `places` decimals. */
export function roundUp(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundUp);
}

/** Rounded half up to `places` decimals. */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundHalfUp);
}

/** The smaller of two. */
export function min(a: Decimal, b: Decimal): Decimal {
  return a.lte(b) ? a : b;
}

/** The larger of two. */
export function max(a: Decimal, b: Decimal): Decimal {
  return a.gte(b) ? a : b;
}

/** The exact sum; zero of nothing. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** Digits behind the point. */
function placesOf({ c, e }: Decimal): number {
  return Math.max(c.length - 1 - e, 0);
}

/** A decimal times 10^places, which is whole, as a float: exact up to 2^53. Zero has no sign. */
function scaled(value: Decimal, places: number): number {
  return value.s * Number(value.c.join("")) * 10 ** (places - (value.c.length - 1 - value.e)) + 0;
}

/**
 * The quotient of two decimals as a float, several times as fast as by `div`: both as whole numbers of the same unit, so
 * that the division is the only rounding while they are below 2^53. Infinite or NaN by a divisor of zero.
 */
export function ratio(dividend: Decimal, divisor: Decimal): number {
  const places = Math.max(placesOf(dividend), placesOf(divisor));
  return scaled(dividend, places) / scaled(divisor, places);
}

/** Plain decimal notation without an exponent and without trailing zeros, as the broker writes it: `"12.5"`. */
export function toText(value: Decimal): string {
  return value.toFixed();
}
