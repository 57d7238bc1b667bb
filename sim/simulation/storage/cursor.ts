/** What a query of a Durable Object's SQLite answers, as far as drizzle's driver and ordinary callers read it. */
import type { StatementSync } from "node:sqlite";

/** What the tables of an account are made of: there are no blobs in them. */
type Value = string | number | null;
export type Row = Record<string, Value>;

function named(names: readonly string[], row: readonly Value[]): Row {
  return Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]));
}

/** All rows of a statement that has run. It runs at once, as there, whether or not anybody reads. */
export class Cursor implements Iterable<Row> {
  readonly #statement: StatementSync;
  readonly #rows: readonly Value[][];
  #next = 0;

  constructor(statement: StatementSync, bindings: readonly unknown[]) {
    // Drizzle binds what SQLite knows: text, numbers, null.
    const rows = statement.all(...(bindings as (string | number | null)[]));
    this.#statement = statement;
    // The statement was told to answer arrays; its type does not know of that.
    this.#rows = rows as unknown as Value[][];
  }

  get columnNames(): string[] {
    return this.#statement.columns().map(({ name }) => name);
  }

  next(): { done?: false; value: Row } | { done: true; value?: never } {
    const row = this.#rows[this.#next];
    if (!row) return { done: true };
    this.#next += 1;
    return { value: named(this.columnNames, row) };
  }

  toArray(): Row[] {
    const names = this.columnNames;
    return this.#rest().map((row) => named(names, row));
  }

  /** The only row. Throws when there is none, or more than one. */
  one(): Row {
    const rows = this.toArray();
    const [row] = rows;
    if (!row || rows.length > 1) throw new Error(`expected exactly one row, found ${rows.length}`);
    return row;
  }

  /** The rows as arrays, in the order of the columns, so that two columns of one name stay apart. */
  raw(): { toArray(): Value[][]; [Symbol.iterator](): Iterator<Value[]> } {
    return { toArray: () => this.#rest(), [Symbol.iterator]: () => this.#rest()[Symbol.iterator]() };
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.toArray()[Symbol.iterator]();
  }

  #rest(): Value[][] {
    const rest = this.#rows.slice(this.#next);
    this.#next = this.#rows.length;
    return rest;
  }
}
