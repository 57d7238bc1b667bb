/** Shares that have left the account without an order of ours: unassigned ones first, then the ledgers'. */
import { type Decimal, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeShares } from "../account-book.ts";
import { sharesGiven } from "../journal/divide.ts";
import type { EntryKind } from "../journal/entry-kinds.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry, type Leaving } from "../journal/leaving.ts";
import type { StrategyLedger } from "../journal/ledger.ts";

type Reason = Pick<Leaving, "symbol" | "reference"> & { readonly kind: EntryKind };

/** From the ledgers in proportion to what each has of the symbol; what they do not have, nobody gives. */
export function sharesFromLedgers(
  ledgers: readonly StrategyLedger[],
  quantity: Decimal,
  reason: Reason,
): LedgerEntry[] {
  const given = sharesGiven(ledgers, reason.symbol, quantity);
  return ledgers.flatMap((ledger, index) => {
    const part = given[index] ?? ZERO;
    return part.eq(0) ? [] : [leavingEntry(ledger, { ...reason, quantity: part, cash: ZERO })];
  });
}

/** From unassigned shares while there are any, then from the ledgers. */
export function sharesFromFree(book: AccountBook, quantity: Decimal, reason: Reason): LedgerEntry[] {
  return sharesFromLedgers(book.ledgers, quantity.minus(freeShares(book, reason.symbol)), reason);
}
