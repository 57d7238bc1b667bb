/** The synchronous key-value store of a Durable Object: in the same SQLite, so that it is lost and kept with the rest. */
import { deserialize, serialize } from "node:v8";
import type { Cursor } from "./cursor.ts";

type Query = (sql: string, ...bindings: unknown[]) => Cursor;

export const KEY_VALUES_TABLE = "CREATE TABLE _key_values (key TEXT PRIMARY KEY, value TEXT NOT NULL)";

/** Values survive as structured clones. */
const write = (value: unknown) => serialize(value).toString("base64");
const read = (text: unknown): unknown => deserialize(Buffer.from(String(text), "base64"));

export interface KeyValues {
  get(key: string): unknown;
  put(key: string, value: unknown): void;
  delete(key: string): boolean;
  list(options?: { prefix?: string }): Iterable<[string, unknown]>;
}

/** The store over a database with `KEY_VALUES_TABLE`. */
export function keyValues(query: Query): KeyValues {
  return {
    get(key) {
      const [row] = query("SELECT value FROM _key_values WHERE key = ?", key).toArray();
      return row && read(row["value"]);
    },
    put: (key, value) => {
      query("INSERT OR REPLACE INTO _key_values (key, value) VALUES (?, ?)", key, write(value));
    },
    delete: (key) => query("DELETE FROM _key_values WHERE key = ? RETURNING key", key).toArray().length > 0,
    list: ({ prefix = "" } = {}) =>
      query("SELECT key, value FROM _key_values ORDER BY key")
        .toArray()
        .flatMap(({ key, value }): [string, unknown][] =>
          String(key).startsWith(prefix) ? [[String(key), read(value)]] : [],
        ),
  };
}
