/** `broker_credentials`: written from account objects' outboxes only, read when an account is connected. */
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "../database.ts";
import { brokerCredentials } from "../schema/index.ts";

/** Users other than this one by whom a brokerage account is connected, as far as their outboxes have told. */
export async function usersConnectedTo(
  database: Database,
  userId: string,
  brokerAccountId: string,
): Promise<string[]> {
  const others = await database
    .selectDistinct({ userId: brokerCredentials.userId })
    .from(brokerCredentials)
    .where(
      and(
        eq(brokerCredentials.brokerAccountId, brokerAccountId),
        ne(brokerCredentials.userId, userId),
        isNull(brokerCredentials.deletedAt),
      ),
    );
  return others.map((other) => other.userId);
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
