/** Sessions as a broker's calendar has them where it differs from the rules. */
import { and, eq, gte, lte } from "drizzle-orm";
import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import type { SessionHours, SessionOverrides } from "../../engine/calendar/overrides.ts";
import { sessionOverrides } from "./schema.ts";

export interface NotedSessions {
  /** First and last New York date that were compared, both included. */
  readonly from: string;
  readonly to: string;
  /** What differs from the rules between them. */
  readonly overrides: SessionOverrides;
  /** Who said so: `alpaca /v2/calendar`. */
  readonly source: string;
  /** Epoch ms. */
  readonly now: number;
}

type Row = typeof sessionOverrides.$inferSelect;

const hoursOf = ({ open, close }: Row): SessionHours | null =>
  open === null || close === null ? null : { open, close };

const same = (a: SessionHours | null | undefined, b: SessionHours | null | undefined) =>
  a?.open === b?.open && a?.close === b?.close && (a === undefined) === (b === undefined);

/** Everything that is known better than the rules. */
export function readOverrides(database: DrizzleSqliteDODatabase): SessionOverrides {
  const rows = database.select().from(sessionOverrides).all();
  return Object.fromEntries(rows.map((row) => [row.date, hoursOf(row)]));
}

/** Replaces what is known of the compared dates. Answers the dates on which that changed anything. */
export function noteSessions(
  database: DrizzleSqliteDODatabase,
  { from, to, overrides, source, now }: NotedSessions,
): string[] {
  const compared = and(gte(sessionOverrides.date, from), lte(sessionOverrides.date, to));
  const standing = database.select().from(sessionOverrides).where(compared).all();
  const before = new Map(standing.map((row) => [row.date, hoursOf(row)]));
  const dates = new Set([...before.keys(), ...Object.keys(overrides)]);
  const changed = [...dates].filter((date) => !same(before.get(date), overrides[date])).toSorted();
  for (const date of changed) {
    database.delete(sessionOverrides).where(eq(sessionOverrides.date, date)).run();
    const hours = overrides[date];
    if (hours === undefined) continue;
    const row = { date, open: hours?.open ?? null, close: hours?.close ?? null, source, notedAt: now };
    database.insert(sessionOverrides).values(row).run();
  }
  return changed;
}
