/** The account object's database: SQLite inside the object, reads and writes synchronous. */
import { drizzle, type DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import migrations from "../migrations/migrations.js";

export type AccountDatabase = DrizzleSqliteDODatabase;

/** Opens the database; `migrateDatabase` must have run before the first query. */
export function openDatabase(storage: DurableObjectStorage): AccountDatabase {
  return drizzle(storage);
}

/** Brings the schema up to date. */
export async function migrateDatabase(database: AccountDatabase): Promise<void> {
  await migrate(database, migrations);
}

/** Something that is made once for each database: queries that are asked often are written out and read only once. */
export function perDatabase<Made>(
  make: (database: AccountDatabase) => Made,
): (database: AccountDatabase) => Made {
  const made = new WeakMap<AccountDatabase, { readonly value: Made }>();
  return (database) => {
    const known = made.get(database);
    if (known) return known.value;
    const value = make(database);
    made.set(database, { value });
    return value;
  };
}

/** SQLite takes a limited number of values in one statement. */
const CHUNK = 90;

/** Values in groups that one statement takes. */
export function inChunks<Value>(values: readonly Value[]): Value[][] {
  return Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, index) =>
    values.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
