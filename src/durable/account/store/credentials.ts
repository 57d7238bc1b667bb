/** Sealed credentials. The newest row that is not deleted is in use. */
import { desc, eq, isNull, sql } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { credentials } from "./schema/index.ts";
import { prepared } from "./statements.ts";

export type CredentialRow = typeof credentials.$inferSelect;

const selectInUse = prepared((database) =>
  database
    .select()
    .from(credentials)
    .where(isNull(credentials.deletedAt))
    .orderBy(desc(credentials.createdAt))
    .limit(1)
    .prepare(),
);

/** The credentials in use, or `undefined` when no broker is connected. */
export function credentialsInUse(database: AccountDatabase): CredentialRow | undefined {
  return selectInUse(database).get();
}

/** The credentials that were last put in use, in use or not. */
export function lastCredentials(database: AccountDatabase): CredentialRow | undefined {
  return database
    .select()
    .from(credentials)
    .orderBy(desc(sql`rowid`))
    .limit(1)
    .get();
}

/** Adds credentials. Those in use before must have been retired. */
export function addCredentials(database: AccountDatabase, row: CredentialRow): void {
  database.insert(credentials).values(row).run();
}

/** What is left of credentials that are out of use: when and for which account, but no secret. */
export function withoutSecrets(row: CredentialRow, deletedAt: number): CredentialRow {
  return { ...row, apiKeyEncrypted: "", apiSecretEncrypted: "", salt: "", deletedAt };
}

/** Replaces a row of credentials by its later state. */
export function updateCredentials(database: AccountDatabase, row: CredentialRow): void {
  database.update(credentials).set(row).where(eq(credentials.id, row.id)).run();
}
