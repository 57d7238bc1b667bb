/** The account object's own tables, read from the outside. */
import { runInDurableObject } from "cloudflare:test";
import { accountObjectOf } from "./account-object.ts";
import type { Visitor } from "./visitor.ts";

export type TableRow = Readonly<Record<string, SqlStorageValue>>;

/** Every row of one of the account's tables, in the order in which they were added. */
export async function rowsOf(
  user: Visitor,
  table: "runs" | "orders" | "ledger_entries" | "decisions" | "outbox",
): Promise<TableRow[]> {
  return runInDurableObject(await accountObjectOf(user), (_object, state) => [
    ...state.storage.sql.exec(`SELECT * FROM ${table} ORDER BY rowid`),
  ]);
}
