/** Brings the ledgers in line with what has happened to the account, and finds what nothing explains (docs/spec/ledger.md). */
import { type AccountBook, freeCash, ownedShares } from "../../../engine/ledger/account-book.ts";
import { certainBook } from "../../../engine/ledger/doubt/binding.ts";
import { type Doubt, isCertain, mayBeDoneBy, symbolsInDoubt } from "../../../engine/ledger/doubt/doubt.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { type Difference, dollarsText } from "../../../engine/ledger/reconcile/difference.ts";
import { type Decimal, toText } from "../../../engine/money/decimal.ts";
import { noteNeverArrived } from "../record/never-arrived.ts";
import { addReasons, type Reason } from "../record/reasons.ts";
import { mayStillFill } from "../record/unresolved-orders.ts";
import { noteActivities } from "../store/activities.ts";
import { bookNow, nextInstant, saveBookNow } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { standingDoubts } from "../store/doubts.ts";
import { ordersNotOver, unresolvedOrders } from "../store/orders.ts";
import { forgetUntold, keepUntold, untold } from "../store/untold.ts";
import { activeStrategies } from "../store/strategies.ts";
import { bookOf, openAccount, toldBy } from "./book-of.ts";
import { moveCheckpoint } from "./checkpoint.ts";
import { doubtNow, noteDoubts, shrinkAccepted } from "./doubt-now.ts";
import { unheard } from "./facts-known.ts";
import { type Look, lookAt } from "./look.ts";
import { noteNews } from "./note-news.ts";
import { postFacts } from "./post-facts.ts";
import { type AccountState, brokerPrices, owedFor } from "./read-account.ts";
import { ABSENCE, type OrderPorts, SESSIONS_BACK } from "./recheck-orders.ts";
import { tellCorrected } from "./tell-corrected.ts";
import { adoptWholeAccount } from "./whole-account.ts";

export interface SyncPorts extends OrderPorts {
  readonly userId: string;
}

/** The account as one look found it; whoever acts on it acts on these answers. */
export interface Synced {
  readonly state: AccountState;
  /** What is explained of the account, with the ledgers. */
  readonly book: AccountBook;
  /** The same as far as it is certain: what can be given to a strategy. */
  readonly certain: AccountBook;
  readonly doubt: Doubt;
  /** Dollars a share, as the broker values what the account holds. */
  readonly prices: Prices;
  /** What has happened and no run has told yet, and what is in doubt. */
  readonly reasons: readonly Reason[];
  /** Whether the broker answered everything. */
  readonly isComplete: boolean;
  /** Since when the youngest of the doubts stands, epoch ms; null without any. */
  readonly inDoubtSince: number | null;
}

/** Dollars per share of what was traded by hand, for symbols that the account does not hold any more. */
function lastPrices(activities: readonly Activity[]): Map<string, Decimal> {
  return new Map(
    activities.flatMap(({ symbol, price }): [string, Decimal][] =>
      symbol !== null && price !== null ? [[symbol, price]] : [],
    ),
  );
}

function readReason(reasonJson: string): Reason {
  return JSON.parse(reasonJson);
}

/** What a run tells of facts that explain: worth knowing, but nothing was cut because of them. */
function noted({ code, symbol, message }: Difference): Reason {
  return { code, message, ...(symbol === undefined ? {} : { symbol }), isNote: true };
}

/** What is in doubt, in words that its owner understands: worth a note only where it is nothing of a strategy's. */
function doubtReasons(book: AccountBook, doubt: Doubt): Reason[] {
  const note = (isStrategies: boolean) => (isStrategies ? {} : { isNote: true as const });
  const shares = [...symbolsInDoubt(doubt)].map(([symbol, why]) => ({
    code: "unknown_shares",
    symbol,
    message: `${symbol} is left alone until it is clear: ${why}`,
    ...note(ownedShares(book.ledgers, symbol).gt(0) || doubt.orders.some((order) => order.symbol === symbol)),
  }));
  if (doubt.cash.eq(0)) return shares;
  const what = doubt.cash.lt(0) ? "less" : "more";
  const message = `the broker has ${dollarsText(doubt.cash)} ${what} cash than is explained: it is left alone until it is clear`;
  return [...shares, { code: "unknown_cash", message, ...note(doubt.cash.neg().gt(freeCash(book))) }];
}

/**
 * Gives up orders that no answer has known for long enough, unless something is in doubt that would be their doing: while the
 * lists of orders go back to them they may still tell.
 */
function giveUpAbsent(database: AccountDatabase, doubt: Doubt, prices: Prices, at: number): boolean {
  let isChanged = false;
  for (const order of unresolvedOrders(database)) {
    const { absentSince } = order;
    if (absentSince === null || at - absentSince < ABSENCE) continue;
    if (mayStillFill(database, order, at)) continue;
    if (at - order.intendedAt < SESSIONS_BACK && mayBeDoneBy(doubt, unheard(order, prices))) continue;
    noteNeverArrived(database, order);
    isChanged = true;
  }
  return isChanged;
}

/** Doubts grow older by a look that was answered in full, and may become facts. Answers what the owner is told of those. */
function growOlder(database: AccountDatabase, doubt: Doubt, prices: Prices, at: number): Reason[] {
  const accepted = noteDoubts(database, doubt, prices, at);
  const now = bookNow(database);
  if (now) saveBookNow(database, { ...now, lookedAt: at });
  return accepted.map(({ found: { symbol, amount }, isBack }) => {
    const what = symbol === null ? `${dollarsText(amount)} of cash` : `${toText(amount.abs())} ${symbol}`;
    const message = isBack
      ? `${what} ${amount.lt(0) ? "that had come without a word have gone" : "that had gone without a word have come back"}: all is as if they had not`
      : `${what} ${amount.lt(0) ? "less" : "more"} than is explained: nothing has explained it in three looks, and it counts as it is now`;
    return { code: "doubt_accepted", message, ...(symbol === null ? {} : { symbol }), isNote: true };
  });
}

/** Whether anything of an account is kept in ledgers, or may still come to be. */
export function isLookedAt(database: AccountDatabase): boolean {
  return activeStrategies(database).length > 0 || ordersNotOver(database).length > 0;
}

/** Balances have been seen to lag by seconds, up to a minute; twice that, ms. */
const LAG = 120_000;

/** The account is begun anew while no strategy has any of it, and nothing of ours may still happen to it. */
function begin(database: AccountDatabase, { state, activities }: Look, at: number): void {
  if (isLookedAt(database) && bookNow(database)) return;
  openAccount(database, toldBy(state), at);
  // Balances may lag behind what the last minutes brought: that is in the opening, or not, as the next looks show.
  const settled = (activities ?? []).filter((row) => row.at < at - LAG);
  // Told before anything that the same instant may still bring.
  noteActivities(database, settled, at - 1);
}

function noteLook({ database, broker, userId }: SyncPorts, look: Look, now: number): Synced {
  const { state } = look;
  const at = nextInstant(database, now);
  const held = brokerPrices(state.positions.held);
  const prices = new Map([...lastPrices(look.activities ?? []), ...held]);
  begin(database, look, at);
  const news = noteNews(database, look, prices, at);
  tellCorrected(database, userId, news.corrected, at);
  const isComplete = look.orders.isAnswered && look.activities !== null;
  let doubt = doubtNow(database, state);
  const added = news.told.map(({ fact }) => fact);
  if (shrinkAccepted(database, doubt, added)) {
    postFacts(database, null, prices, at);
    doubt = doubtNow(database, state);
  }
  // Where an id is taken more than once, nothing was sent again to find out: only the owner can say that it never arrived.
  if (broker.capabilities.uniqueClientId && giveUpAbsent(database, doubt, prices, at)) {
    postFacts(database, null, prices, at);
    doubt = doubtNow(database, state);
  }
  const accepted = isComplete ? growOlder(database, doubt, prices, at) : [];
  if (accepted.length > 0) doubt = doubtNow(database, state);
  const owed = owedFor(state);
  adoptWholeAccount(database, doubt, owed, prices, at);
  moveCheckpoint(database, at);
  const differences = [...news.corrections, ...news.told.flatMap((each) => each.differences)];
  for (const reason of [...differences.map(noted), ...accepted]) keepUntold(database, JSON.stringify(reason));
  const book = bookOf(database);
  const since = standingDoubts(database).map((standing) => standing.since);
  return {
    state,
    book,
    certain: certainBook(book, doubt, owed, prices),
    doubt,
    prices: held,
    reasons: [...untold(database).map(readReason), ...doubtReasons(book, doubt)],
    isComplete,
    inDoubtSince: isCertain(doubt) ? null : Math.max(...since, isComplete ? -Infinity : at),
  };
}

/** Adds what looks have found to the reasons of a run: it is told then. */
export function tellFound(database: AccountDatabase, slot: string, reasons: readonly Reason[]): void {
  database.transaction(() => {
    addReasons(database, slot, reasons);
    forgetUntold(database);
  });
}

/**
 * Looks at the account, notes what has happened to it since the last look, and derives what nothing explains: one
 * transaction. `undefined` when the broker did not tell what the account has: whoever asked tries again.
 */
export async function syncLedgers(ports: SyncPorts): Promise<Synced | undefined> {
  const { database, clock } = ports;
  const look = await lookAt(ports);
  if (!look) return undefined;
  return database.transaction(() => noteLook(ports, look, clock.now()));
}
