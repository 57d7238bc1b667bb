/** `broker_credentials`: written from account objects' outboxes only. */
import type { Database } from "../database.ts";
import { brokerCredentials } from "../schema/index.ts";

/** Writes a credential row or its later state. Repeating it changes nothing. */
export async function saveBrokerCredential(
  database: Database,
  row: typeof brokerCredentials.$inferInsert,
): Promise<void> {
  const { apiKeyEncrypted, apiSecretEncrypted, salt, updatedAt, deletedAt } = row;
  const change = { apiKeyEncrypted, apiSecretEncrypted, salt, updatedAt, deletedAt: deletedAt ?? null };
  await database
    .insert(brokerCredentials)
    .values(row)
    .onConflictDoUpdate({ target: brokerCredentials.id, set: change });
}
