/** Cash that an operator moves in or out of an account. */
import { toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Identifiers } from "../random/identifiers.ts";
import type { Account } from "./account.ts";
import { bookActivity } from "./book-activity.ts";
import type { Booking } from "./book-activity.ts";
import type { NonTradeActivity } from "./non-trade-activity.ts";

/** A bank transfer, a journal between accounts of the broker, or interest. */
export const TRANSFER_KINDS = ["transfer", "journal", "interest"] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

export type Transferred =
  | { readonly ok: true; readonly activity: NonTradeActivity }
  | { readonly ok: false; readonly message: string };

function bookingOf(kind: TransferKind, amount: Decimal): Pick<Booking, "type" | "subType" | "description"> {
  const comesIn = amount.gt(0);
  if (kind === "journal") return { type: "JNLC", description: "Cash journal" };
  if (kind === "interest") {
    return comesIn
      ? { type: "INT", subType: "CDT", description: "Credit interest" }
      : { type: "INT", subType: "MGN", description: "Margin interest" };
  }
  return comesIn
    ? { type: "CSD", description: "Cash deposit" }
    : { type: "CSW", description: "Cash withdrawal" };
}

/**
 * Moves an amount (dollars and whole cents, negative out of the account) at an instant (epoch ms). Refused when
 * more would leave than the cash that no open buy keeps back, or when the account is blocked; interest is
 * charged whatever there is.
 */
export function transfer(
  account: Account,
  amount: Decimal,
  kind: TransferKind,
  identifiers: Identifiers,
  instant: number,
): Transferred {
  if (kind !== "interest") {
    const { transfersBlocked, accountBlocked } = account.flags;
    if (transfersBlocked || accountBlocked) {
      return { ok: false, message: "the account's transfers are blocked" };
    }
    const free = account.cash.minus(account.reserved());
    if (amount.lt(0) && free.plus(amount).lt(0)) {
      return { ok: false, message: `amount: only ${toText(free)} dollars of cash are free` };
    }
  }
  const booking = { ...bookingOf(kind, amount), netAmount: amount };
  return { ok: true, activity: bookActivity(account, booking, identifiers, instant) };
}
