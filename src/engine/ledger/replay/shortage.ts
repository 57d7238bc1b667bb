/** No ledger owns what the explained account does not have: what lacks after a fact, the ledgers give in proportion. */
import { type Decimal, max, ZERO } from "../../money/decimal.ts";
import { type AccountBook, ownedShares, unassignedCash } from "../account-book.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { flowFromLedgers } from "../reconcile/cash-flows.ts";
import { sharesFromLedgers } from "../reconcile/shares-taken.ts";

/** Shares of a symbol that the ledgers own and the account does not have; zero or less where it has them. */
function lacking(book: AccountBook, symbol: string): Decimal {
  return ownedShares(book.ledgers, symbol).minus(max(book.holdings.get(symbol) ?? ZERO, ZERO));
}

/** What the ledgers give of some symbols, each in proportion to what it has, and of cash in proportion to its cash. */
export function shortageEntries(
  book: AccountBook,
  symbols: Iterable<string>,
  reference: string,
): LedgerEntry[] {
  const shares = [...new Set(symbols)].flatMap((symbol) => {
    const quantity = lacking(book, symbol);
    return quantity.gt(0)
      ? sharesFromLedgers(book.ledgers, quantity, { kind: "sold_outside", symbol, reference })
      : [];
  });
  const amount = unassignedCash(book);
  const cash = { kind: "cash_left", symbol: null, amount, reference } as const;
  return amount.lt(0) ? [...shares, ...flowFromLedgers(book, cash)] : shares;
}
