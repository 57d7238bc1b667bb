/** Mergers, changes of symbol and delistings: shares go, and cash, other shares or nothing comes for them. */
import { CASH_DECIMALS, type Decimal, min, QUANTITY_DECIMALS, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeShares } from "../account-book.ts";
import { divide } from "../journal/divide.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry } from "../journal/leaving.ts";
import { sharesOf } from "../journal/ledger.ts";

export interface CorporateAction {
  /** The symbol whose shares go, and how many of them, positive. */
  readonly symbol: string;
  readonly quantity: Decimal;
  /** Dollars that come for them, to the cent. */
  readonly cash: Decimal;
  /** The shares that come for them; null when none do. */
  readonly successor: { readonly symbol: string; readonly quantity: Decimal } | null;
  readonly reference: string;
}

/**
 * Everyone who holds the symbol gives in proportion, the unassigned shares too, and gets what comes in the proportion
 * of what they gave. The new shares cost what the old ones had cost.
 */
export function corporateActionEntries(book: AccountBook, action: CorporateAction): LedgerEntry[] {
  const { symbol, reference, successor } = action;
  const kind = "corporate_action";
  const owned = book.ledgers.map((ledger) => sharesOf(ledger, symbol));
  const given = divide(action.quantity, [...owned, freeShares(book, symbol)], QUANTITY_DECIMALS).map(
    (part, index) => min(part, owned[index] ?? part),
  );
  const cash = divide(action.cash, given, CASH_DECIMALS);
  const received = divide(successor?.quantity ?? ZERO, given, QUANTITY_DECIMALS);
  return book.ledgers.flatMap((ledger, index): LedgerEntry[] => {
    const quantity = given[index] ?? ZERO;
    if (quantity.eq(0)) return [];
    const leaving = { kind, symbol, quantity, cash: cash[index] ?? ZERO, reference } as const;
    const gone = leavingEntry(ledger, leaving);
    const come = received[index] ?? ZERO;
    if (!successor || come.eq(0)) return [gone];
    const { strategyId } = ledger;
    const arrival = {
      strategyId,
      kind,
      symbol: successor.symbol,
      quantity: come,
      cash: ZERO,
      reference,
    } as const;
    return [gone, { ...arrival, cost: gone.cost.neg() }];
  });
}
