/** What the account's own books say of splits: the activities that told of them, the shares around them, the prices before. */
import { addDays } from "../../../../engine/calendar/dates.ts";
import { newYorkDate, newYorkInstant } from "../../../../engine/calendar/new-york.ts";
import { sharesMoved } from "../../../../engine/ledger/reconcile/account-event.ts";
import type { FactEntry } from "../../../../engine/ledger/replay/replay.ts";
import { sum, ZERO } from "../../../../engine/money/decimal.ts";
import type { SharesAround } from "../../../../engine/prices/action-and-shares.ts";
import type { ListedSplit } from "../../../../engine/prices/corporate-action.ts";
import { readPlan } from "../../record/plan-document.ts";
import { activitiesSince, type NotedActivity } from "../../store/activities.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { entriesSince, ledgersInForce } from "../../store/ledgers.ts";
import { lastPlanBefore } from "../../store/runs.ts";

/** Days by which a broker may date an action otherwise than the exchange: over a weekend. */
const DATED_OTHERWISE = 4;
/** Days that activities are looked through for splits. */
const LOOKED_BACK = 10;
/** Days after which a price says nothing any more of a split that came later. */
const OLD_PRICE = 14;

const startOf = (date: string) => newYorkInstant(date, "00:00");

export interface OwnBooks {
  /** Splits that the account's activities have told of in the last days, of some symbols. */
  readonly splits: readonly ListedSplit[];
  /** Symbols that a ledger has shares of. */
  readonly held: ReadonlySet<string>;
  sharesAround(symbol: string, date: string): SharesAround;
  /** Dollars a share when the account was last planned before a date (New York); null when it was not, or long before. */
  priceBefore(symbol: string, date: string): number | null;
}

const CORPORATE: ReadonlySet<FactEntry["kind"]> = new Set(["split", "corporate_action"]);

const TAKEN_OUT: ReadonlySet<FactEntry["kind"]> = new Set(["release", "retire"]);

function sharesAround(
  database: AccountDatabase,
  entries: readonly FactEntry[],
  symbol: string,
  date: string,
): SharesAround {
  const own = entries.filter((entry) => entry.symbol === symbol);
  const quantity = (rows: readonly FactEntry[]) => sum(rows.map((row) => row.quantity));
  const mayBeIt = startOf(addDays(date, -DATED_OTHERWISE));
  const changed = quantity(own.filter(({ kind, countsAt }) => CORPORATE.has(kind) && countsAt >= mayBeIt));
  // What owners took out of ledgers that day has split, or will, outside of them.
  const isTaken = ({ kind, quantity: moved }: FactEntry) => TAKEN_OUT.has(kind) && moved.lt(0);
  const traded = quantity(
    own.filter((entry) => !CORPORATE.has(entry.kind) && !isTaken(entry) && entry.countsAt >= startOf(date)),
  );
  const now = sum(ledgersInForce(database).map(({ holdings }) => holdings.get(symbol)?.quantity ?? ZERO));
  return { before: now.minus(changed).minus(traded), changed };
}

/** Shares after a split for one before, by the rows that tell of it; null where they tell the change alone. */
function factorOf(rows: readonly NotedActivity[]): number | null {
  const moved = rows.map(sharesMoved);
  const left = sum(moved.filter((shares) => shares.lt(0))).abs();
  const came = sum(moved.filter((shares) => shares.gt(0)));
  return left.gt(0) && came.gt(0) ? came.div(left).toNumber() : null;
}

/** The splits that activities tell of, those of one symbol and day together. */
function splitsIn(
  activities: readonly NotedActivity[],
  around: (symbol: string, date: string) => SharesAround,
): ListedSplit[] {
  const events = new Map<string, NotedActivity[]>();
  for (const row of activities) {
    if (row.kind !== "split" || row.symbol === null) continue;
    const key = `${row.symbol} ${row.at}`;
    events.set(key, [...(events.get(key) ?? []), row]);
  }
  return [...events.values()].flatMap((rows): ListedSplit[] => {
    const [{ id, symbol, at } = { id: "", symbol: null, at: 0 }] = rows;
    if (symbol === null) return [];
    const date = newYorkDate(at);
    const { before, changed } = around(symbol, date);
    const told = factorOf(rows);
    const factor = told ?? (before.gt(0) ? before.plus(changed).div(before).toNumber() : 1);
    return factor > 0 && factor !== 1 ? [{ kind: "split", id, symbol, date, factors: [factor] }] : [];
  });
}

/** The account's own books, as far as they tell of splits about a session (New York date). */
export function ownBooks(database: AccountDatabase, date: string): OwnBooks {
  const from = startOf(addDays(date, -LOOKED_BACK));
  // Most runs have no split to ask about.
  let entries: readonly FactEntry[] | undefined;
  const around = (symbol: string, day: string) => {
    entries ??= entriesSince(database, startOf(addDays(date, -LOOKED_BACK - DATED_OTHERWISE)));
    return sharesAround(database, entries, symbol, day);
  };
  const activities = activitiesSince(database, from, from).filter(({ at }) => at >= from);
  return {
    splits: splitsIn(activities, around),
    held: new Set(ledgersInForce(database).flatMap(({ holdings }) => [...holdings.keys()])),
    sharesAround: around,
    priceBefore(symbol, day) {
      const planJson = lastPlanBefore(database, addDays(day, -OLD_PRICE), day);
      return planJson === undefined ? null : (readPlan(planJson).prices[symbol] ?? null);
    },
  };
}
