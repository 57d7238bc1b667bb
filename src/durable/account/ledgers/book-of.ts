/** The account by the facts, with the strategies' ledgers in it. */
import { type AccountBook, ownedCash, ownedShares, wholeCents } from "../../../engine/ledger/account-book.ts";
import type { Explained } from "../../../engine/ledger/replay/effect.ts";
import { max, ZERO } from "../../../engine/money/decimal.ts";
import { bookNow, saveBookNow, saveCheckpoint } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { saveDoubts } from "../store/doubts.ts";
import { ledgersInForce } from "../store/ledgers.ts";
import { activeStrategies } from "../store/strategies.ts";
import { capitalShares } from "./capital-shares.ts";
import type { AccountState } from "./read-account.ts";

/** What the broker says the account has: shares by symbol, and dollars to the cent. */
export function toldBy({ account, positions }: AccountState): Explained {
  return {
    holdings: new Map(positions.held.map(({ symbol, quantity }) => [symbol, quantity])),
    cash: wholeCents(account.cash),
  };
}

/** What is explained of the account, and the ledgers in force. Throws when the account has not been opened. */
export function bookOf(database: AccountDatabase): AccountBook {
  const now = bookNow(database);
  if (!now) throw new Error("the account was not opened");
  return { ledgers: ledgersInForce(database), ...now.explained };
}

/** An account in which the ledgers have no more than there is. */
function reaching(told: Explained, ledgers: AccountBook["ledgers"]): Explained {
  const holdings = new Map(told.holdings);
  for (const symbol of new Set(ledgers.flatMap((ledger) => [...ledger.holdings.keys()]))) {
    holdings.set(symbol, max(ownedShares(ledgers, symbol), holdings.get(symbol) ?? ZERO));
  }
  return { holdings, cash: max(ownedCash(ledgers), told.cash) };
}

/**
 * Begins the account anew at an instant (epoch ms) with what the broker tells, within the caller's transaction: all that is
 * not the ledgers' is unassigned, and what happened before is nothing to ask for.
 */
export function openAccount(database: AccountDatabase, told: Explained, at: number): void {
  const ledgers = ledgersInForce(database);
  const explained = reaching(told, ledgers);
  const shares = capitalShares(activeStrategies(database));
  const then = { explained, ledgers, ended: [], shares };
  saveCheckpoint(database, { at, openedAt: at, madeAt: at, then });
  saveBookNow(database, { explained, latest: at, lookedAt: null, notedAt: at });
  saveDoubts(database, []);
}

/** Begins the account with what the ledgers have, where no look has begun it: ledgers from before accounts were kept so. */
export function openIfNew(database: AccountDatabase, at: number): void {
  if (!bookNow(database)) openAccount(database, { holdings: new Map(), cash: ZERO }, at);
}
