/**
 * SQLite databases in memory, used again and again: making the tables and preparing the statements takes longer than many a
 * run. Each thread has its own.
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { KEY_VALUES_TABLE } from "./key-values.ts";

export interface Database {
  readonly connection: DatabaseSync;
  /** Prepared statements by their text; they answer rows as arrays. */
  prepared(sql: string): StatementSync;
}

/** Drizzle notes there which tables there are already; they stay. */
const MIGRATIONS_TABLE = "__drizzle_migrations";

const idle: Database[] = [];

function newDatabase(): Database {
  const connection = new DatabaseSync(":memory:");
  connection.exec(KEY_VALUES_TABLE);
  const statements = new Map<string, StatementSync>();
  return {
    connection,
    prepared(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = connection.prepare(sql);
      statement.setReturnArrays(true);
      statements.set(sql, statement);
      return statement;
    },
  };
}

/** Names of the tables that have rows of the object's. */
export function tablesOf({ connection }: Database): string[] {
  return connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== MIGRATIONS_TABLE);
}

/** A database without rows, with or without tables. */
export function takeDatabase(): Database {
  return idle.pop() ?? newDatabase();
}

/** Gives a database back; nobody may use it any more. */
export function giveBack(database: Database): void {
  const { connection } = database;
  connection.exec("ROLLBACK; PRAGMA foreign_keys = OFF");
  for (const table of tablesOf(database)) connection.exec(`DELETE FROM "${table}"`);
  connection.exec("PRAGMA foreign_keys = ON");
  idle.push(database);
}
