/** Statements that are written out once for each database: drizzle takes longer to write one than SQLite to run it. */
import { eq, sql } from "drizzle-orm";
import type {
  SQLiteColumn,
  SQLiteInsertValue,
  SQLiteTable,
  SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import { type AccountDatabase, perDatabase } from "./database.ts";

interface Statement {
  run(values: Record<string, unknown>): unknown;
}

/** The name of the value that tells which row is changed; no column has it. */
const KEY = "the key";

/** One statement for every set of columns that are written together. */
function byColumns(
  write: (columns: readonly string[]) => Statement,
): (columns: readonly string[]) => Statement {
  const statements = new Map<string, Statement>();
  return (columns) => {
    const name = columns.join(" ");
    const statement = statements.get(name) ?? write(columns);
    statements.set(name, statement);
    return statement;
  };
}

function given(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** What inserts a row of a table; one that is there already is kept as it is where `onConflict` says so, else it throws. */
export function insertInto<Table extends SQLiteTable>(
  table: Table,
  onConflict: "throw" | "keep" = "throw",
): (database: AccountDatabase, row: Table["$inferInsert"]) => void {
  const statements = perDatabase((database) =>
    byColumns((columns) => {
      const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
      // The columns are those of a row, which the caller's type has checked.
      const insert = database.insert(table).values(values as SQLiteInsertValue<Table>);
      return (onConflict === "keep" ? insert.onConflictDoNothing() : insert).prepare();
    }),
  );
  return (database, row) => {
    const values = given(row);
    statements(database)(Object.keys(values)).run(values);
  };
}

/** What changes some columns of the row whose `key` column has a value. */
export function updateWhere<Table extends SQLiteTable>(
  table: Table,
  key: keyof Table["_"]["columns"] & string,
): (database: AccountDatabase, value: string, change: Partial<Table["$inferSelect"]>) => void {
  const columnOf = (name: string) => table[name as keyof Table] as SQLiteColumn;
  const statements = perDatabase((database) =>
    byColumns((columns) => {
      const set = Object.fromEntries(
        columns.map((name) => [name, sql`${sql.param(sql.placeholder(name), columnOf(name))}`]),
        // oxlint-disable-next-line typescript/no-generated-empty-object-type -- it is not empty for any one table
      ) as SQLiteUpdateSetSource<Table>;
      const where = eq(columnOf(key), sql.placeholder(KEY));
      return database.update(table).set(set).where(where).prepare();
    }),
  );
  return (database, value, change) => {
    const values = given(change);
    const columns = Object.keys(values);
    if (columns.length > 0) statements(database)(columns).run({ ...values, [KEY]: value });
  };
}
