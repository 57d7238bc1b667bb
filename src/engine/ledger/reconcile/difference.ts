/** What has happened to an account besides its strategies' own orders, in words that its owner understands. */
import { type Decimal, toText } from "../../money/decimal.ts";

export const DIFFERENCE_CODES = [
  "manual_buy",
  "manual_sell",
  "split",
  "corporate_action",
  "deposit",
  "withdrawal",
  "dividend",
  "interest",
  "fee",
  "transfer_in",
  "transfer_out",
  "late_fill",
  "trade_bust",
  "trade_correction",
  "unknown_shares",
  "unknown_cash",
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

export interface Difference {
  readonly code: DifferenceCode;
  /** What it is about; none for cash alone. */
  readonly symbol?: string;
  /** Shares that the account has more (positive) or less of. */
  readonly quantity?: Decimal;
  /** Dollars that the account has more (positive) or less of. */
  readonly amount?: Decimal;
  readonly message: string;
}

/** `$12.50`, without the sign. */
export function dollarsText(amount: Decimal): string {
  return `$${amount.abs().toFixed(2)}`;
}

/** `2.5 SPY`, without the sign. */
export function sharesText(quantity: Decimal, symbol: string): string {
  return `${toText(quantity.abs())} ${symbol}`;
}
