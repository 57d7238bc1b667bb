/**
 * Statements that are written out once, for the databases of all accounts in an isolate: drizzle takes longer to write one
 * than SQLite to run it.
 */
import { eq, type SQL, sql } from "drizzle-orm";
import type {
  SQLiteColumn,
  SQLiteInsertValue,
  SQLiteTable,
  SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import { type AccountDatabase, openDatabase } from "./database.ts";

type Values = Record<string, unknown>;

interface Statement {
  all(values?: Values): unknown;
  get(values?: Values): unknown;
  run(values?: Values): unknown;
}

/** Where the statement that is running runs. They are synchronous: there is one at a time. */
let here: DurableObjectStorage | undefined;

/** A database that leads to wherever `here` is. */
const anywhere = openDatabase({
  sql: {
    exec(query: string, ...bindings: unknown[]) {
      if (!here) throw new Error("no statement is running");
      return here.sql.exec(query, ...bindings);
    },
  },
  // All that drizzle uses of a storage for one statement.
} as unknown as DurableObjectStorage);

function runningAt<Result>(storage: DurableObjectStorage, run: () => Result): Result {
  here = storage;
  try {
    return run();
  } finally {
    here = undefined;
  }
}

/** A statement for any database; `write` is asked for it when it is first used. */
export function prepared<Written extends Statement>(
  write: (database: AccountDatabase) => Written,
): (database: AccountDatabase) => Pick<Written, "all" | "get" | "run"> {
  let written: Written | undefined;
  return ({ $client: storage }) => {
    const statement = (written ??= write(anywhere));
    return {
      all: (values?: Values) => runningAt(storage, () => statement.all(values)),
      get: (values?: Values) => runningAt(storage, () => statement.get(values)),
      run: (values?: Values) => runningAt(storage, () => statement.run(values)),
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

type Prepared = ReturnType<typeof prepared>;

/** One statement for every set of columns that are written together. */
function byColumns(
  write: (columns: readonly string[]) => Prepared,
): (columns: readonly string[]) => Prepared {
  const statements = new Map<string, Prepared>();
  return (columns) => {
    const name = columns.join(" ");
    const statement = statements.get(name) ?? write(columns);
    statements.set(name, statement);
    return statement;
  };
}

function given(row: object): Values {
  const values: Values = {};
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
