/** `notifications`: appended from account objects' outboxes. */
import type { Database } from "../database.ts";
import { notifications } from "../schema/index.ts";

/** Appends a notification. Appending it again changes nothing, delivered or not. */
export async function appendNotification(
  database: Database,
  row: typeof notifications.$inferInsert,
): Promise<void> {
  await database.insert(notifications).values(row).onConflictDoNothing();
}
