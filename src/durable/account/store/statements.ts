/**
 * Statements that are written out once, for the databases of all accounts in an isolate: drizzle takes longer to write one
 * than SQLite to run it.
 */
import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type {
  SQLiteColumn,
  SQLiteInsertValue,
  SQLiteTable,
  SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import { type Compiled, compiled, type Prepared, type Values } from "./compiled.ts";
import { type AccountDatabase, openDatabase } from "./database.ts";

interface Statement {
  all(values?: Values): unknown;
  get(values?: Values): unknown;
  run(values?: Values): unknown;
}

/** Statements are written for it; it leads nowhere. */
const nowhere = openDatabase({} as DurableObjectStorage);

/** A statement for any database; `write` is asked for it when it is first used. */
export function prepared<Written extends Statement>(
  write: (database: AccountDatabase) => Written,
): (database: AccountDatabase) => Pick<Written, "all" | "get" | "run"> {
  let statement: Compiled | undefined;
  const exec = (storage: DurableObjectStorage, values: Values) => {
    // What drizzle prepared is such a query.
    statement ??= compiled(write(nowhere) as unknown as Prepared);
    return { read: statement.read, cursor: storage.sql.exec(statement.sql, ...statement.bind(values)) };
  };
  return ({ $client: storage }) => {
    const rows = (values: Values = {}) => {
      const { read, cursor } = exec(storage, values);
      return Array.from(cursor.raw(), read);
    };
    return {
      all: rows,
      get: (values) => rows(values)[0],
      run: (values = {}) => void exec(storage, values),
    };
  };
}

/**
 * That a column is one of some texts, as many as there are: they are the value `name` of a statement, as a JSON array. Each
 * as a value of its own would be another statement for every number of them.
 */
export function isOneOf(column: SQLiteColumn, name: string): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${sql.placeholder(name)}))`;
}

/** The name of the value that tells which row is changed; no column has it. */
const KEY = "the key";

type PreparedStatement = ReturnType<typeof prepared>;

/** One statement for every set of columns that are written together. */
function byColumns(
  write: (columns: readonly string[]) => PreparedStatement,
): (columns: readonly string[]) => PreparedStatement {
  const statements = new Map<string, PreparedStatement>();
  return (columns) => {
    const name = columns.join(" ");
    const statement = statements.get(name) ?? write(columns);
    statements.set(name, statement);
    return statement;
  };
}

function given(row: object): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (value !== undefined) values[name] = value;
  return values;
}

/** What inserts a row of a table; one that is there already is kept as it is where `onConflict` says so, else it throws. */
export function insertInto<Table extends SQLiteTable>(
  table: Table,
  onConflict: "throw" | "keep" = "throw",
): (database: AccountDatabase, row: Table["$inferInsert"]) => void {
  const statements = byColumns((columns) =>
    prepared((database) => {
      const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
      // The columns are those of a row, which the caller's type has checked.
      const insert = database.insert(table).values(values as SQLiteInsertValue<Table>);
      return (onConflict === "keep" ? insert.onConflictDoNothing() : insert).prepare();
    }),
  );
  return (database, row) => {
    const values = given(row);
    statements(Object.keys(values))(database).run(values);
  };
}

/** Rows that one value holds at most: the platform takes values of up to 2 MB, and no row of ours comes near 2 kB. */
const ROWS_IN_ONE_VALUE = 1000;

/**
 * What inserts any number of rows of a table, a thousand by one statement: they are one value, a JSON array of arrays in the
 * order of the table's columns, null for what is not given. For tables of texts and integers without defaults. A row that is
 * there already is kept as it is where `onConflict` says so, else it throws and none is inserted.
 */
export function insertAllInto<Table extends SQLiteTable>(
  table: Table,
  onConflict: "throw" | "keep" = "throw",
): (database: AccountDatabase, rows: readonly Table["$inferInsert"][]) => void {
  const columns = Object.keys(getTableColumns(table));
  const cells = sql.join(
    columns.map((_column, place) => sql.raw(`value ->> ${place}`)),
    sql`, `,
  );
  const statement = prepared((database) => {
    // "WHERE true" keeps SQLite from reading ON CONFLICT as part of a join.
    const insert = database
      .insert(table)
      .select(sql`SELECT ${cells} FROM json_each(${sql.placeholder("rows")}) WHERE true`);
    return (onConflict === "keep" ? insert.onConflictDoNothing() : insert).prepare();
  });
  return (database, rows) => {
    if (rows.length === 0) return;
    const values = rows.map((row) => columns.map((column) => row[column as keyof typeof row] ?? null));
    const insert = (from: number) =>
      statement(database).run({ rows: JSON.stringify(values.slice(from, from + ROWS_IN_ONE_VALUE)) });
    if (rows.length <= ROWS_IN_ONE_VALUE) {
      insert(0);
      return;
    }
    database.$client.transactionSync(() => {
      for (let from = 0; from < values.length; from += ROWS_IN_ONE_VALUE) insert(from);
    });
  };
}

/** What changes some columns of the row whose `key` column has a value. */
export function updateWhere<Table extends SQLiteTable>(
  table: Table,
  key: keyof Table["_"]["columns"] & string,
): (database: AccountDatabase, value: string, change: Partial<Table["$inferSelect"]>) => void {
  const columnOf = (name: string) => table[name as keyof Table] as SQLiteColumn;
  const statements = byColumns((columns) =>
    prepared((database) => {
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
    if (columns.length > 0) statements(columns)(database).run({ ...values, [KEY]: value });
  };
}
