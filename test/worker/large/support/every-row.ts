/** How large the rows are that a day has left, in every table that there is. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { accountObjectOf } from "../../support/account-object.ts";
import type { Visitor } from "../../support/visitor.ts";

export interface LargestRow {
  readonly table: string;
  /** Bytes of UTF-8 of its texts, eight for each number. */
  readonly bytes: number;
}

const encoder = new TextEncoder();

function bytesOf(row: Readonly<Record<string, unknown>>): number {
  let bytes = 0;
  for (const value of Object.values(row)) {
    if (typeof value === "string") bytes += encoder.encode(value).length;
    else if (value instanceof ArrayBuffer) bytes += value.byteLength;
    else if (value !== null) bytes += 8;
  }
  return bytes;
}

const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'";

const largest = (table: string, rows: Iterable<Record<string, unknown>>): LargestRow => {
  let bytes = 0;
  for (const row of rows) bytes = Math.max(bytes, bytesOf(row));
  return { table, bytes };
};

/** The largest row of each table of a user's account object. */
export async function largestRowsOfAccount(user: Visitor): Promise<LargestRow[]> {
  return runInDurableObject(await accountObjectOf(user), (_object, { storage: { sql } }) =>
    Array.from(sql.exec<{ name: string }>(TABLES), ({ name }) =>
      largest(name, sql.exec(`SELECT * FROM "${name}"`)),
    ),
  );
}

/** The largest row of each table of D1. */
export async function largestRowsOfD1(): Promise<LargestRow[]> {
  const { results } = await env.DB.prepare(TABLES).all<{ name: string }>();
  return Promise.all(
    results.map(async ({ name }) =>
      largest(name, (await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results),
    ),
  );
}
