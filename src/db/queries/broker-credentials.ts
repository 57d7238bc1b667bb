/** `broker_credentials`: written from account objects' outboxes only. */
import type { Database } from "../database.ts";
import { brokerCredentials } from "../schema/index.ts";

/** Writes a credential row or its later state. Repeating it changes nothing. */
export async function saveBrokerCredential(
  database: Database,
  row: typeof brokerCredentials.$inferInsert,
): Promise<void> {
  const { updatedAt, deletedAt } = row;
  await database
    .insert(brokerCredentials)
    .values(row)
    .onConflictDoUpdate({ target: brokerCredentials.id, set: { updatedAt, deletedAt: deletedAt ?? null } });
}
