/** Sealed credentials. The newest row that is not deleted is in use. */
import { desc, eq, isNull } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { credentials } from "./schema.ts";

export type CredentialRow = typeof credentials.$inferSelect;

/** The credentials in use, or `undefined` when no broker is connected. */
export function credentialsInUse(database: AccountDatabase): CredentialRow | undefined {
  return database
    .select()
    .from(credentials)
    .where(isNull(credentials.deletedAt))
    .orderBy(desc(credentials.createdAt))
    .limit(1)
    .get();
}

/** Adds credentials. Those in use before must have been retired. */
export function addCredentials(database: AccountDatabase, row: CredentialRow): void {
  database.insert(credentials).values(row).run();
}

/** Marks credentials as deleted at an instant; the row stays. */
export function retireCredentials(database: AccountDatabase, id: string, deletedAt: number): void {
  database.update(credentials).set({ deletedAt }).where(eq(credentials.id, id)).run();
}
