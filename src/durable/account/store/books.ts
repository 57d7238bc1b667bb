/** The account by the facts: as of the last of them, and as of where a replay starts. */
import { eq, sql } from "drizzle-orm";
import { type Holding, openLedger, type StrategyLedger } from "../../../engine/ledger/journal/ledger.ts";
import type { Explained } from "../../../engine/ledger/replay/effect.ts";
import type { AccountThen } from "../../../engine/ledger/replay/replay.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { readShare, storedShare, type StoredShare } from "./facts.ts";
import { accountBooks } from "./schema/index.ts";
import { insertInto, prepared } from "./statements.ts";

/** The account as of the last fact. */
export interface BookNow {
  readonly explained: Explained;
  /** When the latest fact counts that is in it, epoch ms: what counts later can be added, what does not needs a replay. */
  readonly latest: number;
  /** When the last complete look was, epoch ms; null before the first. */
  readonly lookedAt: number | null;
  /** The instant that the last look or command was given, epoch ms: what is noted next gets a later one. */
  readonly notedAt: number;
}

/** Where a replay starts: the facts that count before `at` are in it. */
export interface Checkpoint {
  /** Epoch ms. */
  readonly at: number;
  /** When the opening was taken, epoch ms: what happened before it is in it, told or not. */
  readonly openedAt: number;
  /** Epoch ms: what was told since then is not in it, whenever it counts. */
  readonly madeAt: number;
  readonly then: AccountThen;
}

interface StoredExplained {
  cash: string;
  holdings: [string, string][];
}

interface StoredLedger {
  strategyId: string;
  cash: string;
  realised: string;
  income: string;
  holdings: [string, string, string][];
}

interface StoredNow extends StoredExplained {
  latest: number;
  lookedAt: number | null;
  notedAt: number;
}

interface StoredCheckpoint extends StoredExplained {
  at: number;
  openedAt: number;
  madeAt: number;
  ledgers: StoredLedger[];
  ended: StoredLedger[];
  shares: [string, StoredShare][];
}

function storedExplained({ cash, holdings }: Explained): StoredExplained {
  const shares = [...holdings].map(([symbol, quantity]): [string, string] => [symbol, toText(quantity)]);
  return { cash: toText(cash), holdings: shares };
}

function readExplained({ cash, holdings }: StoredExplained): Explained {
  const shares = holdings.map(([symbol, quantity]) => [symbol, decimal(quantity)] as const);
  return { cash: decimal(cash), holdings: new Map(shares) };
}

function storedLedger({ strategyId, cash, realised, income, holdings }: StrategyLedger): StoredLedger {
  return {
    strategyId,
    cash: toText(cash),
    realised: toText(realised),
    income: toText(income),
    holdings: [...holdings].map(([symbol, { quantity, cost }]) => [symbol, toText(quantity), toText(cost)]),
  };
}

function readLedger({ strategyId, cash, realised, income, holdings }: StoredLedger): StrategyLedger {
  return {
    ...openLedger(strategyId),
    cash: decimal(cash),
    realised: decimal(realised),
    income: decimal(income),
    holdings: new Map(
      holdings.map(([symbol, quantity, cost]): [string, Holding] => [
        symbol,
        { quantity: decimal(quantity), cost: decimal(cost) },
      ]),
    ),
  };
}

const selectBook = prepared((database) =>
  database
    .select()
    .from(accountBooks)
    .where(eq(accountBooks.name, sql.placeholder("name")))
    .prepare(),
);

const saveBook = insertInto(accountBooks, "replace");

/** The account as of the last fact; undefined before the first look. */
export function bookNow(database: AccountDatabase): BookNow | undefined {
  const row = selectBook(database).get({ name: "now" });
  if (!row) return undefined;
  const { latest, lookedAt, notedAt, ...explained }: StoredNow = JSON.parse(row.bookJson);
  return { explained: readExplained(explained), latest, lookedAt, notedAt };
}

/** Replaces it. */
export function saveBookNow(database: AccountDatabase, { explained, ...times }: BookNow): void {
  const stored: StoredNow = { ...storedExplained(explained), ...times };
  saveBook(database, { name: "now", bookJson: JSON.stringify(stored) });
}

/**
 * The instant (epoch ms) at which something is noted now: later than that of everything noted before, also where the clock
 * has not moved, so that it is known which came first.
 */
export function nextInstant(database: AccountDatabase, now: number): number {
  const book = bookNow(database);
  if (!book) return now;
  const notedAt = Math.max(now, book.notedAt + 1);
  saveBookNow(database, { ...book, notedAt });
  return notedAt;
}

/** Where a replay starts; undefined before the first look. */
export function checkpointOf(database: AccountDatabase): Checkpoint | undefined {
  const row = selectBook(database).get({ name: "checkpoint" });
  if (!row) return undefined;
  const { at, openedAt, madeAt, ledgers, ended, shares, ...explained }: StoredCheckpoint = JSON.parse(
    row.bookJson,
  );
  const then = {
    explained: readExplained(explained),
    ledgers: ledgers.map(readLedger),
    ended: ended.map(readLedger),
    shares: new Map(shares.map(([strategyId, share]) => [strategyId, readShare(share)])),
  };
  return { at, openedAt, madeAt, then };
}

/** Replaces it. */
export function saveCheckpoint(database: AccountDatabase, checkpoint: Checkpoint): void {
  const { at, openedAt, madeAt, then } = checkpoint;
  const stored: StoredCheckpoint = {
    ...storedExplained(then.explained),
    at,
    openedAt,
    madeAt,
    ledgers: then.ledgers.map(storedLedger),
    ended: then.ended.map(storedLedger),
    shares: [...then.shares].map(([strategyId, share]) => [strategyId, storedShare(share)]),
  };
  saveBook(database, { name: "checkpoint", bookJson: JSON.stringify(stored) });
}
