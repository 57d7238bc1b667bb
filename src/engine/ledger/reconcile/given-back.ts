/**
 * Shares that an earlier look took from the ledgers because nothing explained where they had gone, and which a corporate
 * action now explains: brokers change positions in the night and may tell why a day later.
 */
import { CASH_DECIMALS, type Decimal, min, roundHalfUp, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeShares } from "../account-book.ts";
import { type AccountEvent, isCorporateAction, sharesMoved } from "./account-event.ts";
import { entryKey, type LedgerEntry } from "../journal/entry.ts";

/** Brokers may date an event by the day on which they got to it, over a weekend days after the positions changed, ms. */
const DATED_LATE = 4 * 24 * 3_600_000;

/** From when on an event of an instant may have changed positions, epoch ms. */
export function mayHaveHappenedSince(at: number): number {
  return at - DATED_LATE;
}

/** Symbols whose shares an event takes away as a corporate action. */
function symbolsTaken(event: AccountEvent): Set<string> {
  const taking = event.filter((row) => isCorporateAction(row) && sharesMoved(row).lt(0));
  return new Set(taking.flatMap(({ symbol }) => symbol ?? []));
}

/** An entry that took shares for which nothing accounted. */
export interface TakenShares extends LedgerEntry {
  /** When they were taken, epoch ms. */
  readonly at: number;
}

function backOf(taken: TakenShares, quantity: Decimal): LedgerEntry {
  const { strategyId, symbol, reference } = taken;
  const cost = roundHalfUp(taken.cost.times(quantity).div(taken.quantity), CASH_DECIMALS);
  return { strategyId, kind: "given_back", symbol, quantity, cash: ZERO, cost, reference };
}

/** Whether an entry that took shares has none among others that gives them back. */
export function isNotGivenBack(others: readonly LedgerEntry[]): (taken: TakenShares) => boolean {
  const keys = new Set(others.filter(({ kind }) => kind === "given_back").map(entryKey));
  return (taken) => !keys.has(entryKey({ ...taken, kind: "given_back" }));
}

/**
 * What the ledgers get back before an event is attributed: of what was `taken` from them of its symbols since it may have
 * happened,
 * at its old cost and no more than is unassigned. `book` is the account just before the event.
 */
export function givenBack(
  event: AccountEvent,
  book: AccountBook,
  taken: readonly TakenShares[],
): LedgerEntry[] {
  const since = mayHaveHappenedSince(Math.min(...event.map(({ at }) => at)));
  return [...symbolsTaken(event)].flatMap((symbol) => {
    let free = freeShares(book, symbol);
    return taken.flatMap((entry): LedgerEntry[] => {
      const isOwned = book.ledgers.some(({ strategyId }) => strategyId === entry.strategyId);
      const quantity = min(entry.quantity.neg(), free);
      if (entry.symbol !== symbol || entry.at < since || !isOwned || quantity.lte(0)) return [];
      free = free.minus(quantity);
      return [backOf(entry, quantity)];
    });
  });
}
