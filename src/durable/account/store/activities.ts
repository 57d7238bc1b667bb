/** What the broker told of the account, once it has been attributed. */
import { max } from "drizzle-orm";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { activities } from "./schema/index.ts";
import { insertAllInto, isOneOf, prepared } from "./statements.ts";

const selectSeen = prepared((database) =>
  database.select({ id: activities.id }).from(activities).where(isOneOf(activities.id, "ids")).prepare(),
);

/** Ids of those activities that were attributed before. */
export function seenActivities(database: AccountDatabase, rows: readonly Activity[]): Set<string> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  return new Set(
    selectSeen(database)
      .all({ ids })
      .map(({ id }) => id),
  );
}

const selectLastSeen = prepared((database) =>
  database
    .select({ seenAt: max(activities.seenAt) })
    .from(activities)
    .prepare(),
);

/** When the newest activity was attributed, epoch ms; undefined when none was. */
export function lastSeen(database: AccountDatabase): number | undefined {
  return selectLastSeen(database).get()?.seenAt ?? undefined;
}

const insertAll = insertAllInto(activities, "keep");

/** Notes activities as attributed at an instant (epoch ms). */
export function noteActivities(database: AccountDatabase, rows: readonly Activity[], seenAt: number): void {
  const noted = rows.map(({ id, kind, brokerType, at, symbol, quantity, cash }) => {
    const amounts = { quantity: quantity && toText(quantity), cash: cash && toText(cash) };
    return { id, kind, brokerType, at, symbol, ...amounts, seenAt };
  });
  insertAll(database, noted);
}
