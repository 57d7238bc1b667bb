/** Shares and cash that the ledgers own and the broker does not have, and that no activity explains. */
import { type Decimal, decimal, max, toText, ZERO } from "../../money/decimal.ts";
import { type AccountBook, ownedShares, unassignedCash } from "../account-book.ts";
import { flowFromLedgers } from "./cash-flows.ts";
import { type Difference, dollarsText, sharesText } from "./difference.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { sharesFromLedgers } from "./shares-taken.ts";

/** Dollars: rounding at the broker may differ by cents, which is nothing to tell anybody about. */
const WORTH_TELLING = decimal(1);

interface Missing {
  readonly entries: readonly LedgerEntry[];
  readonly differences: readonly Difference[];
}

function missingOf(book: AccountBook, symbol: string): Decimal {
  return ownedShares(book.ledgers, symbol).minus(max(book.holdings.get(symbol) ?? ZERO, ZERO));
}

/** What a look names its entries by that no activity explains: `look-7`. */
const LOOK = "look-";

/** The name of a look at the broker, by a number that no other has. */
export function lookReference(number: number): string {
  return `${LOOK}${number}`;
}

/** Whether an entry took shares that nothing explained at the time. */
export function tookUnexplained({ kind, reference }: Pick<LedgerEntry, "kind" | "reference">): boolean {
  return kind === "sold_outside" && reference.startsWith(LOOK);
}

/** Each ledger gives in proportion to what it has of the symbol. */
export function missingShares(book: AccountBook, reference: string): Missing {
  const symbols = new Set(book.ledgers.flatMap(({ holdings }) => [...holdings.keys()]));
  const missing = [...symbols]
    .toSorted()
    .map((symbol) => ({ symbol, quantity: missingOf(book, symbol) }))
    .filter(({ quantity }) => quantity.gt(0));
  return {
    entries: missing.flatMap(({ symbol, quantity }) =>
      sharesFromLedgers(book.ledgers, quantity, { kind: "sold_outside", symbol, reference }),
    ),
    differences: missing.map(({ symbol, quantity }) => {
      const held = toText(book.holdings.get(symbol) ?? ZERO);
      const message = `${sharesText(quantity, symbol)} of the strategies left the account, which holds ${held}; the broker does not say why`;
      return { code: "unknown_shares", symbol, quantity: quantity.neg(), message };
    }),
  };
}

/**
 * Each ledger gives in proportion to the cash it has. A ledger that is negative after a re-level counts as such, so
 * that what it owes to the others is not taken for cash that has left.
 */
export function missingCash(book: AccountBook, reference: string): Missing {
  const amount = unassignedCash(book);
  const entries = flowFromLedgers(book, { kind: "cash_left", symbol: null, amount, reference });
  const message = `${dollarsText(amount)} of the strategies' cash left the account; the broker does not say why`;
  const isTold = entries.length > 0 && amount.abs().gte(WORTH_TELLING);
  return { entries, differences: isTold ? [{ code: "unknown_cash", amount, message }] : [] };
}
