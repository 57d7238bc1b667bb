/** A statement that is written out once, and run on the databases of all accounts in an isolate. */
import { type Compiled, compiled, type Prepared, type Values } from "./compiled.ts";
import { type AccountDatabase, openDatabase } from "./database.ts";

export interface Statement {
  all(values?: Values): unknown;
  get(values?: Values): unknown;
  run(values?: Values): unknown;
}

/** Statements are written for it; it leads nowhere. */
const nowhere = openDatabase({} as DurableObjectStorage);

export interface Execution {
  readonly read: Compiled["read"];
  readonly cursor: SqlStorageCursor<Record<string, SqlStorageValue>>;
}

/** What runs a statement; `write` is asked for it when it is first used. */
export function written(
  write: (database: AccountDatabase) => Statement,
): (storage: DurableObjectStorage, values?: Values) => Execution {
  let statement: Compiled | undefined;
  return (storage, values = {}) => {
    // What drizzle prepared is such a query.
    statement ??= compiled(write(nowhere) as unknown as Prepared);
    return { read: statement.read, cursor: storage.sql.exec(statement.sql, ...statement.bind(values)) };
  };
}
