/** The account object's database: SQLite inside the object, reads and writes synchronous. */
import { drizzle } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import migrations from "../migrations/migrations.js";

export type AccountDatabase = ReturnType<typeof openDatabase>;

/** Opens the database; `migrateDatabase` must have run before the first query. */
export function openDatabase(storage: DurableObjectStorage) {
  return drizzle(storage);
}

/** Brings the schema up to date. */
export async function migrateDatabase(database: AccountDatabase): Promise<void> {
  await migrate(database, migrations);
}
