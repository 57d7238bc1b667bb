/** Shares or cash that their owner moves between a strategy's ledger and what is unassigned. */
import { CASH_DECIMALS, type Decimal, roundHalfUp } from "../../money/decimal.ts";
import type { LedgerEntry } from "../journal/entry.ts";

export type Assets =
  | {
      readonly kind: "shares";
      readonly symbol: string;
      readonly quantity: Decimal;
      /** Dollars a share, that they are valued at. */
      readonly price: Decimal;
    }
  /** Dollars to the cent. */
  | { readonly kind: "cash"; readonly amount: Decimal };

export type Reassignment =
  /** `value`: dollars to the cent that the ledger gains or gives. */
  | { readonly ok: true; readonly entries: readonly LedgerEntry[]; readonly value: Decimal }
  | {
      readonly ok: false;
      readonly code: "not_positive" | "not_unassigned" | "not_owned";
      readonly message: string;
    };

/** Shares, or dollars. */
export function amountOf(assets: Assets): Decimal {
  return assets.kind === "shares" ? assets.quantity : assets.amount;
}

/** Dollars to the cent. */
export function valueOf(assets: Assets): Decimal {
  return assets.kind === "shares"
    ? roundHalfUp(assets.quantity.times(assets.price), CASH_DECIMALS)
    : assets.amount;
}

export const NOT_POSITIVE: Reassignment = {
  ok: false,
  code: "not_positive",
  message: "the quantity or the amount must be more than zero",
};
