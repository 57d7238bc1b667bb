/** Which ledgers cash comes to and goes from, when the broker tells of it. What they do not get stays unassigned. */
import { CASH_DECIMALS, type Decimal, max, sum, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeCash, unassignedCash } from "../account-book.ts";
import { type CapitalShares, divideByShare } from "../capital-share.ts";
import { cashGiven, divide } from "../journal/divide.ts";
import type { EntryKind } from "../journal/entry-kinds.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import type { StrategyLedger } from "../journal/ledger.ts";
import type { Holders } from "./holders.ts";

export interface CashFlow {
  readonly kind: EntryKind;
  /** What it is about, where it is about shares. */
  readonly symbol: string | null;
  /** Dollars to the cent: positive when they came, negative when they went. */
  readonly amount: Decimal;
  readonly reference: string;
}

function cashEntries(
  ledgers: readonly StrategyLedger[],
  parts: readonly Decimal[],
  { kind, symbol, reference }: Omit<CashFlow, "amount">,
): LedgerEntry[] {
  return ledgers.flatMap(({ strategyId }, index) => {
    const cash = parts[index] ?? ZERO;
    if (cash.eq(0)) return [];
    return [{ strategyId, kind, symbol, quantity: ZERO, cash, cost: ZERO, reference }];
  });
}

/**
 * Parts of cash that came, together no more than is unassigned with it: where the account owes cash, what comes pays that
 * first, and the ledgers do not get together more than there is.
 */
function withinReach(book: AccountBook, amount: Decimal, parts: readonly Decimal[]): readonly Decimal[] {
  const reach = max(unassignedCash(book).plus(amount), ZERO);
  return sum(parts).gt(reach) ? divide(reach, parts, CASH_DECIMALS) : parts;
}

/** By the strategies' share of the account: deposits, interest, and fees that are about no symbol. */
export function flowByShare(book: AccountBook, shares: CapitalShares, flow: CashFlow): LedgerEntry[] {
  const parts = divideByShare(flow.amount, book.ledgers, shares, CASH_DECIMALS);
  return cashEntries(book.ledgers, withinReach(book, flow.amount, parts), flow);
}

/** From the ledgers in proportion to the cash that each has; `amount` is negative. */
export function flowFromLedgers(book: AccountBook, flow: CashFlow): LedgerEntry[] {
  const parts = cashGiven(book.ledgers, flow.amount.neg()).map((part) => part.neg());
  return cashEntries(book.ledgers, parts, flow);
}

/** From unassigned cash while there is any, then from the ledgers: withdrawals; `amount` is negative. */
export function flowFromFreeCash(book: AccountBook, flow: CashFlow): LedgerEntry[] {
  return flowFromLedgers(book, { ...flow, amount: flow.amount.plus(freeCash(book)) });
}

/** In proportion to the shares of those who hold or held a symbol, unassigned ones among them: dividends and fees. */
export function flowToHolders(
  book: AccountBook,
  { owned, unassigned }: Holders,
  flow: CashFlow,
): LedgerEntry[] {
  const parts = divide(flow.amount, [...owned, unassigned], CASH_DECIMALS);
  const ofLedgers = parts.slice(0, -1);
  return cashEntries(book.ledgers, withinReach(book, flow.amount, ofLedgers), flow);
}
