/** What the broker told of the account, as it was told first. */
import { and, asc, eq, gte, or, sql } from "drizzle-orm";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { activities } from "./schema/index.ts";
import { insertAllInto, isOneOf, prepared, updateWhere } from "./statements.ts";

const selectSeen = prepared((database) =>
  database.select().from(activities).where(isOneOf(activities.id, "ids")).prepare(),
);

/** Those of some activities that were told before, as they are noted, by id. */
export function seenActivities(
  database: AccountDatabase,
  rows: readonly Activity[],
): Map<string, NotedActivity> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  return new Map(
    selectSeen(database)
      .all({ ids })
      .map((row) => [row.id, readActivity(row)]),
  );
}

const insertAll = insertAllInto(activities, "keep");

function storedActivity({ quantity, cash, price, ...row }: Activity) {
  return {
    id: row.id,
    kind: row.kind,
    brokerType: row.brokerType,
    at: row.at,
    symbol: row.symbol,
    quantity: quantity && toText(quantity),
    cash: cash && toText(cash),
    price: price && toText(price),
    brokerOrderId: row.brokerOrderId,
    groupId: row.groupId,
  };
}

/** Notes activities as first told at an instant (epoch ms). */
export function noteActivities(database: AccountDatabase, rows: readonly Activity[], seenAt: number): void {
  insertAll(
    database,
    rows.map((row) => ({ ...storedActivity(row), seenAt })),
  );
}

const changeActivity = updateWhere(activities, "id");

/** What a row tells, as text: equal for rows that tell the same. */
export function activityText(row: Activity): string {
  return JSON.stringify(storedActivity(row));
}

/** Notes what an activity tells by now. */
export function noteChange(database: AccountDatabase, row: Activity): void {
  changeActivity(database, row.id, storedActivity(row));
}

/** An activity, with when it was first told, epoch ms. */
export interface NotedActivity extends Activity {
  readonly seenAt: number;
}

function readActivity({ quantity, cash, price, ...row }: typeof activities.$inferSelect): NotedActivity {
  const amount = (text: string | null) => (text === null ? null : decimal(text));
  return { ...row, quantity: amount(quantity), cash: amount(cash), price: amount(price) };
}

const selectSince = prepared((database) =>
  database
    .select()
    .from(activities)
    .where(
      or(gte(activities.at, sql.placeholder("at")), gte(activities.seenAt, sql.placeholder("toldSince"))),
    )
    .orderBy(asc(activities.at), asc(activities.id))
    .prepare(),
);

/** Activities that happened at or after an instant or were told since another (epoch ms), in the order of their instants. */
export function activitiesSince(database: AccountDatabase, at: number, toldSince: number): NotedActivity[] {
  return selectSince(database).all({ at, toldSince }).map(readActivity);
}

const selectOfSymbol = prepared((database) =>
  database
    .select()
    .from(activities)
    .where(and(eq(activities.symbol, sql.placeholder("symbol")), gte(activities.at, sql.placeholder("at"))))
    .orderBy(asc(activities.at), asc(activities.id))
    .prepare(),
);

/** Activities about a symbol since an instant (epoch ms), in the order of their instants. */
export function activitiesOfSymbol(database: AccountDatabase, symbol: string, at: number): NotedActivity[] {
  return selectOfSymbol(database).all({ symbol, at }).map(readActivity);
}
