/** What the broker told of the account, once it has been attributed. */
import { inArray } from "drizzle-orm";
import type { Activity } from "../../../engine/ledger/activity.ts";
import { toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { activities } from "./schema.ts";

/** SQLite takes a limited number of values in one statement. */
const CHUNK = 90;

/** Ids of those activities that were attributed before. */
export function seenActivities(database: AccountDatabase, rows: readonly Activity[]): Set<string> {
  const seen = new Set<string>();
  for (let start = 0; start < rows.length; start += CHUNK) {
    const ids = rows.slice(start, start + CHUNK).map(({ id }) => id);
    const found = database
      .select({ id: activities.id })
      .from(activities)
      .where(inArray(activities.id, ids))
      .all();
    for (const { id } of found) seen.add(id);
  }
  return seen;
}

/** Notes activities as attributed at an instant (epoch ms). */
export function noteActivities(database: AccountDatabase, rows: readonly Activity[], seenAt: number): void {
  for (const { id, kind, brokerType, at, symbol, quantity, cash } of rows) {
    database
      .insert(activities)
      .values({
        id,
        kind,
        brokerType,
        at,
        symbol,
        quantity: quantity && toText(quantity),
        cash: cash && toText(cash),
        seenAt,
      })
      .onConflictDoNothing()
      .run();
  }
}
