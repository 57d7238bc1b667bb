/** `broker_credentials`: written from account objects' outboxes only, read when an account is connected. */
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "../database.ts";
import { brokerCredentials } from "../schema/index.ts";

/** Whether a brokerage account is connected by somebody else than this user. */
export async function isConnectedElsewhere(
  database: Database,
  userId: string,
  brokerAccountId: string,
): Promise<boolean> {
  const other = await database
    .select({ id: brokerCredentials.id })
    .from(brokerCredentials)
    .where(
      and(
        eq(brokerCredentials.brokerAccountId, brokerAccountId),
        ne(brokerCredentials.userId, userId),
        isNull(brokerCredentials.deletedAt),
      ),
    )
    .limit(1)
    .get();
  return other !== undefined;
}

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
