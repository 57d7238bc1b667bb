/**
 * Statements that are written out once, for the databases of all accounts in an isolate: drizzle takes longer to write one
 * than SQLite to run it.
 */
import { eq, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import {
  getTableConfig,
  type SQLiteColumn,
  type SQLiteInsertValue,
  type SQLiteTable,
  type SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import { bytesOf, MAX_DOCUMENT_BYTES } from "../../../platform/row-size.ts";
import { isOfLongTexts, type Values } from "./compiled.ts";
import type { AccountDatabase } from "./database.ts";
import { forgetTexts, keepTexts, type LongText, outsourced, wholeText } from "./long-texts.ts";
import { type Statement, written } from "./written.ts";

/** A statement for any database; `write` is asked for it when it is first used. Long texts are read whole. */
export function prepared<Written extends Statement>(
  write: (database: AccountDatabase) => Written,
): (database: AccountDatabase) => Pick<Written, "all" | "get" | "run"> {
  const statement = written(write);
  return ({ $client: storage }) => {
    const whole = (stored: string) => wholeText(storage, stored);
    const rows = (values: Values = {}) => {
      const { read, cursor } = statement(storage, values);
      return Array.from(cursor.raw(), (row) => read(row, whole));
    };
    return {
      all: rows,
      get: (values) => rows(values)[0],
      run: (values = {}) => void statement(storage, values),
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

type WrittenStatement = ReturnType<typeof written>;

/** One statement for every set of columns that are written together. */
function byColumns(
  write: (columns: readonly string[]) => WrittenStatement,
): (columns: readonly string[]) => WrittenStatement {
  const statements = new Map<string, WrittenStatement>();
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

/** The properties that are a table's primary key. */
function keyOf(table: SQLiteTable): string[] {
  const composite = new Set(getTableConfig(table).primaryKeys.flatMap(({ columns }) => columns));
  return Object.entries(getTableColumns(table))
    .filter(([, column]) => column.primary || composite.has(column))
    .map(([name]) => name);
}

interface Parted {
  /** What goes into the columns. */
  readonly values: Values;
  readonly long: readonly LongText[];
  /** The keys of all texts of the columns that are written, long or not. */
  readonly keys: readonly string[];
}

/** Parts what goes into a row from what is kept beside it; `row`: which one it is. */
function parting(table: SQLiteTable): (values: Values, row: string) => Parted {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => isOfLongTexts(column));
  return (values, row) => {
    const stored: Record<string, unknown> = { ...values };
    const long: LongText[] = [];
    const keys: string[] = [];
    for (const [name, column] of columns) {
      const text = values[name];
      if (text === undefined) continue;
      const key = `${getTableName(table)}.${column.name} ${row}`;
      keys.push(key);
      if (typeof text !== "string") continue;
      const out = outsourced(key, text);
      stored[name] = out.stored;
      if (out.long) long.push(out.long);
    }
    return { values: stored, long, keys };
  };
}

type OnConflict = "throw" | "keep" | "replace";

/**
 * Writes a row, and beside it what is long of it, both or neither. Answers whether it was written: where a row that is there
 * is to be kept, the statement answers the one that it has written.
 */
function writeRow(
  { $client: storage }: AccountDatabase,
  statement: WrittenStatement,
  { values, long, keys }: Parted,
  onConflict: OnConflict,
): boolean {
  const writeBoth = () => {
    if (onConflict === "replace" && keys.length > 0) forgetTexts(storage, keys);
    const { cursor } = statement(storage, values);
    const isWritten = onConflict !== "keep" || Array.from(cursor.raw()).length > 0;
    if (isWritten) keepTexts(storage, long);
    return isWritten;
  };
  return long.length > 0 ? storage.transactionSync(writeBoth) : writeBoth();
}

/**
 * What inserts a row of a table, and answers whether it did; one that is there already is kept as it is, or gets the values
 * that are given, where `onConflict` says so, else it throws.
 */
export function insertInto<Table extends SQLiteTable>(
  table: Table,
  onConflict: OnConflict = "throw",
): (database: AccountDatabase, row: Table["$inferInsert"]) => boolean {
  const keys = keyOf(table);
  const part = parting(table);
  const columnOf = (name: string) => table[name as keyof Table] as SQLiteColumn;
  const statements = byColumns((columns) =>
    written((database) => {
      const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
      // The columns are those of a row, which the caller's type has checked.
      const insert = database.insert(table).values(values as SQLiteInsertValue<Table>);
      if (onConflict === "throw") return insert.prepare();
      if (onConflict === "keep") {
        const key = Object.fromEntries(keys.map((name) => [name, columnOf(name)]));
        return insert.onConflictDoNothing().returning(key).prepare();
      }
      const set = columns.map((name) => [name, sql.raw(`excluded."${columnOf(name).name}"`)] as const);
      return insert
        .onConflictDoUpdate({
          target: keys.map(columnOf),
          // oxlint-disable-next-line typescript/no-generated-empty-object-type -- it is not empty for any one table
          set: Object.fromEntries(set) as SQLiteUpdateSetSource<Table>,
        })
        .prepare();
    }),
  );
  return (database, row) => {
    const values = given(row);
    const parted = part(values, keys.map((key) => String(values[key])).join(" "));
    return writeRow(database, statements(Object.keys(values)), parted, onConflict);
  };
}

/** Rows that one value holds at most, whatever they take. */
const ROWS_IN_ONE_VALUE = 1000;

/** Rows as JSON arrays, each array within what the platform takes as one value. */
function arraysOf(rows: readonly unknown[]): string[] {
  const arrays: string[] = [];
  let texts: string[] = [];
  let bytes = 0;
  const close = () => {
    if (texts.length > 0) arrays.push(`[${texts.join(",")}]`);
    [texts, bytes] = [[], 0];
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    const size = bytesOf(text) + 1;
    if (texts.length === ROWS_IN_ONE_VALUE || bytes + size > MAX_DOCUMENT_BYTES) close();
    texts.push(text);
    bytes += size;
  }
  close();
  return arrays;
}

/**
 * What inserts any number of rows of a table, up to a thousand by one statement: they are one value, a JSON array of arrays
 * in the order of the table's columns, null for what is not given. For tables of texts and integers without defaults, none
 * of them long. A row that is there already is kept as it is where `onConflict` says so, else it throws and none is inserted.
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
  const statement = written((database) => {
    // "WHERE true" keeps SQLite from reading ON CONFLICT as part of a join.
    const insert = database
      .insert(table)
      .select(sql`SELECT ${cells} FROM json_each(${sql.placeholder("rows")}) WHERE true`);
    return (onConflict === "keep" ? insert.onConflictDoNothing() : insert).prepare();
  });
  return ({ $client: storage }, rows) => {
    const arrays = arraysOf(
      rows.map((row) => columns.map((column) => row[column as keyof typeof row] ?? null)),
    );
    const insertAll = () => {
      for (const array of arrays) statement(storage, { rows: array });
    };
    if (arrays.length > 1) storage.transactionSync(insertAll);
    else insertAll();
  };
}

/** What changes some columns of the row whose `key` column has a value. */
export function updateWhere<Table extends SQLiteTable>(
  table: Table,
  key: keyof Table["_"]["columns"] & string,
): (database: AccountDatabase, value: string, change: Partial<Table["$inferSelect"]>) => void {
  const columnOf = (name: string) => table[name as keyof Table] as SQLiteColumn;
  const part = parting(table);
  const statements = byColumns((columns) =>
    written((database) => {
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
    if (columns.length === 0) return;
    const { values: stored, ...texts } = part(values, value);
    writeRow(database, statements(columns), { ...texts, values: { ...stored, [KEY]: value } }, "replace");
  };
}

/** What deletes the rows whose `key` column, which is the primary key, has one of some values. */
export function deleteFrom<Table extends SQLiteTable>(
  table: Table,
  key: keyof Table["_"]["columns"] & string,
): (database: AccountDatabase, values: readonly string[]) => void {
  const columns = getTableColumns(table);
  const part = parting(table);
  const statement = written((database) =>
    database
      .delete(table)
      .where(isOneOf(table[key as keyof Table] as SQLiteColumn, "values"))
      .prepare(),
  );
  const nothing = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
  return ({ $client: storage }, values) => {
    if (values.length === 0) return;
    forgetTexts(
      storage,
      values.flatMap((value) => part(nothing, value).keys),
    );
    statement(storage, { values: JSON.stringify(values) });
  };
}
