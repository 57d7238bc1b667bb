/** The D1 database as drizzle sees it. */
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";

export type Database = DrizzleD1Database;

export function openD1(binding: D1Database): Database {
  return drizzle(binding);
}
