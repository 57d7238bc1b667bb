/** Whose shares a dividend, a fee or a returning share is about: brokers tell of it when many have sold long since. */
import { type Decimal, max, QUANTITY_DECIMALS, sum, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeShares } from "../account-book.ts";
import { divide } from "../journal/divide.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { sharesOf, type StrategyLedger } from "../journal/ledger.ts";

/** How many shares of a symbol there were from an instant on. */
export interface HeldThen {
  /** Epoch ms. */
  readonly at: number;
  /** Shares of the account. */
  readonly total: Decimal;
  /** Shares of each ledger that had some, by strategy. */
  readonly owned: ReadonlyMap<string, Decimal>;
  /** Whether a split, a merger or the like made it so. */
  readonly byAction: boolean;
}

/** Oldest first. */
export type HeldHistory = readonly HeldThen[];

export interface Holders {
  /** Shares of each ledger, in the order of the ledgers. */
  readonly owned: readonly Decimal[];
  readonly unassigned: Decimal;
}

function holdersNow(book: AccountBook, symbol: string): Holders {
  return {
    owned: book.ledgers.map((ledger) => sharesOf(ledger, symbol)),
    unassigned: freeShares(book, symbol),
  };
}

function holdersThen(ledgers: readonly StrategyLedger[], { total, owned }: HeldThen): Holders {
  const shares = ledgers.map(({ strategyId }) => owned.get(strategyId) ?? ZERO);
  return { owned: shares, unassigned: max(total.minus(sum(shares)), ZERO) };
}

/** Those whose shares a corporate action took, where the account has none since then; else null. */
function giversOf({ ledgers, holdings }: AccountBook, symbol: string, history: HeldHistory): Holders | null {
  if (!(holdings.get(symbol) ?? ZERO).eq(0)) return null;
  const last = history.findLastIndex(({ total }) => total.gt(0));
  const before = history[last];
  return before && history[last + 1]?.byAction ? holdersThen(ledgers, before) : null;
}

/**
 * Shares that come back to those who gave some in a corporate action, which is told in parts: they cost nothing, because
 * what they had cost went with the others. Nobody's where none were given so.
 */
export function comingBackEntries(
  book: AccountBook,
  history: HeldHistory,
  coming: Pick<LedgerEntry, "kind" | "reference"> & { readonly symbol: string; readonly quantity: Decimal },
): LedgerEntry[] {
  const givers = giversOf(book, coming.symbol, history);
  if (givers === null || coming.quantity.lte(0)) return [];
  const { ledgers } = book;
  const { owned, unassigned } = givers;
  const parts = divide(coming.quantity, [...owned, unassigned], QUANTITY_DECIMALS);
  return ledgers.flatMap(({ strategyId }, index): LedgerEntry[] => {
    const quantity = parts[index] ?? ZERO;
    return quantity.eq(0) ? [] : [{ ...coming, strategyId, quantity, cash: ZERO, cost: ZERO }];
  });
}

/**
 * Those who hold the symbol; where the broker counts (`told`) other shares than the account has, those who held it when the
 * account last had as many: a dividend is of the shares at its ex-date. Where nobody holds it, those who held it last.
 */
export function holdersOf(
  book: AccountBook,
  symbol: string,
  told: Decimal | null,
  history: HeldHistory,
): Holders {
  const total = book.holdings.get(symbol) ?? ZERO;
  const before = history.toReversed();
  if (told !== null && !total.eq(told.abs())) {
    const asMany = before.find((then) => then.total.gt(0) && then.total.eq(told.abs()));
    if (asMany) return holdersThen(book.ledgers, asMany);
  }
  if (total.gt(0)) return holdersNow(book, symbol);
  const last = before.find((then) => then.total.gt(0));
  return last ? holdersThen(book.ledgers, last) : holdersNow(book, symbol);
}
