/** Facts into the journal and into the ledgers that are its sum; the account's database must know them already. */
import { entryKey } from "../../../engine/ledger/journal/entry.ts";
import type { StrategyLedger } from "../../../engine/ledger/journal/ledger.ts";
import { withUnits } from "../../../engine/ledger/journal/units.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { byWhenTheyCount, type Fact } from "../../../engine/ledger/replay/fact.ts";
import type { AccountThen, FactEntry, Replayed, ToldFact } from "../../../engine/ledger/replay/replay.ts";
import { revisionsOf } from "../../../engine/ledger/replay/revisions.ts";
import { ZERO } from "../../../engine/money/decimal.ts";
import { type BookNow, bookNow, checkpointOf, saveBookNow } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import {
  appendEntries,
  entriesSince,
  ledgerOf,
  ledgersInForce,
  type NewEntry,
  saveLedger,
} from "../store/ledgers.ts";
import { activeStrategies, strategyById } from "../store/strategies.ts";
import { capitalShares } from "./capital-shares.ts";
import { factsSince } from "./facts-known.ts";
import { replayFrom } from "./replay-from.ts";

/** The account as the last fact left it, where the ledgers stand. */
function standing(database: AccountDatabase, { explained }: BookNow): AccountThen {
  return {
    explained,
    ledgers: ledgersInForce(database),
    ended: [],
    shares: capitalShares(activeStrategies(database)),
  };
}

/** Entries with the numbers of their revisions: 0 of what was never posted. */
function numbered(entries: readonly FactEntry[], posted: readonly FactEntry[]): NewEntry[] {
  const count = new Map<string, number>();
  for (const entry of posted) count.set(entryKey(entry), (count.get(entryKey(entry)) ?? 0) + 1);
  return entries.map((entry) => ({ ...entry, revision: count.get(entryKey(entry)) ?? 0 }));
}

/** Stores the ledgers that entries have changed, with the units of what came and went at prices (dollars a share). */
function saveLedgers(
  database: AccountDatabase,
  { ledgers, ended }: AccountThen,
  entries: readonly NewEntry[],
  prices: Prices,
): void {
  const inForce = new Set(ledgers.map(({ strategyId }) => strategyId));
  const changed = new Set(entries.map(({ strategyId }) => strategyId));
  for (const after of [...ledgers, ...ended]) {
    const row = strategyById(database, after.strategyId);
    if (!row || !changed.has(after.strategyId)) continue;
    const own = entries.filter(({ strategyId }) => strategyId === after.strategyId);
    const ledger: StrategyLedger = withUnits(ledgerOf(database, row), after, own, prices);
    saveLedger(database, inForce.has(after.strategyId) ? ledger : { ...ledger, units: ZERO });
  }
}

/** When the last of some facts counts, epoch ms. */
function latestOf(facts: readonly Fact[], before: number): number {
  return facts.reduce((latest, { at }) => Math.max(latest, at), before);
}

/** Adds facts that count after all that are in the ledgers already. */
function add(database: AccountDatabase, now: BookNow, facts: readonly Fact[]): [Replayed, NewEntry[]] {
  const replayed = replayFrom(database, standing(database, now), now.latest + 1, facts);
  return [replayed, numbered(revisionsOf([], replayed.entries), [])];
}

/** Replays everything since the checkpoint. */
function replayAll(database: AccountDatabase): [Replayed, NewEntry[], number] {
  const checkpoint = checkpointOf(database);
  if (!checkpoint) throw new Error("the account has no checkpoint to replay from");
  const facts = factsSince(database, checkpoint);
  const replayed = replayFrom(database, checkpoint.then, checkpoint.at, facts);
  const posted = entriesSince(database, checkpoint.at);
  const revisions = revisionsOf(posted, replayed.entries);
  return [replayed, numbered(revisions, posted), latestOf(facts, checkpoint.at)];
}

/**
 * Posts facts at an instant (epoch ms), within the caller's transaction, and answers what the owner is told of each that was
 * replayed. `news`: facts that were not known before, which orders, activities and noted facts have by now; null where a known
 * one has changed. They are added when they count after all others, else everything since the checkpoint is replayed and the
 * journal gets the difference. Prices (dollars a share) value the units of what came and went. Throws when the account has not
 * been opened.
 */
export function postFacts(
  database: AccountDatabase,
  news: readonly Fact[] | null,
  prices: Prices,
  at: number,
): readonly ToldFact[] {
  const now = bookNow(database);
  if (!now) throw new Error("the account was not opened before something was posted");
  if (news?.length === 0) return [];
  const isAfter = (fact: Fact) => fact.at > now.latest;
  const isAdded = news !== null && news.every((fact) => fact.kind !== "event" && isAfter(fact));
  const sorted = news?.toSorted(byWhenTheyCount) ?? [];
  const [{ then, told }, entries, latest] = isAdded
    ? [...add(database, now, sorted), latestOf(sorted, now.latest)]
    : replayAll(database);
  appendEntries(database, entries, at);
  saveLedgers(database, then, entries, prices);
  saveBookNow(database, { ...now, explained: then.explained, latest });
  return told;
}
