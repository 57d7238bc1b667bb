/**
 * A security of the built-in market. Names are the real ones; every price is invented. Yearly figures are
 * fractions (0.07 is 7 %).
 */

/** How strongly a security moves with each factor: its return for a factor's return of 1. */
export interface Loadings {
  readonly equity?: number;
  /** Loading on the bond market: the return of a bond of one year's duration. */
  readonly rates?: number;
  readonly gold?: number;
  readonly commodity?: number;
}

interface Security {
  readonly ticker: string;
  readonly name: string;
  readonly exchange: "ARCA" | "NASDAQ" | "NYSE";
  /** First session on or after this New York date. */
  readonly since: string;
  /** Dollars at the first close. */
  readonly price: number;
  /** Shares traded on a usual day. */
  readonly volume: number;
  /** Splits one share into `factor` when the price rises above `above`, or joins shares when it falls below `below`. */
  readonly splits?: { readonly above?: number; readonly below?: number; readonly factor: number };
}

export interface FactorSecurity extends Security {
  readonly kind: "factor";
  readonly loadings: Loadings;
  /** Return a year on top of what the factors bring. */
  readonly drift: number;
  /** Volatility a year of its own. */
  readonly volatility: number;
  /** Dividends a year as a fraction of the price, paid in four parts. */
  readonly yield: number;
}

export interface LeveragedSecurity extends Security {
  readonly kind: "leveraged";
  readonly underlying: string;
  /** Multiple of the underlying's daily return. */
  readonly multiple: number;
  /** Cost a year. */
  readonly fee: number;
}

export type SyntheticSecurity = FactorSecurity | LeveragedSecurity;

/** The first session of the built-in market. */
export const FIRST_DATE = "2000-01-03";

/** A factor security on one line; `exchange` is `ARCA` when left out. */
export type FactorRow = readonly [
  ticker: string,
  name: string,
  since: string,
  price: number,
  loadings: Loadings,
  drift: number,
  volatility: number,
  dividendYield: number,
  volume: number,
  exchange?: "NASDAQ" | "NYSE",
];
