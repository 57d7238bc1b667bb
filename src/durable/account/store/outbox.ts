/** Messages on their way to D1 and to Control, which are kept until they have arrived. */
import { and, asc, eq, gt, inArray, isNull, lte, min, or, sql } from "drizzle-orm";
import type {
  brokerCredentials,
  executionHistory,
  liveStrategies,
  notifications,
} from "../../../db/schema/index.ts";
import type { AskedSince } from "../../../engine/calendar/asked-slots.ts";
import type { AccountDatabase } from "./database.ts";
import { outbox } from "./schema/index.ts";
import { prepared } from "./statements.ts";

export type OutboxMessage =
  | { kind: "credential"; row: typeof brokerCredentials.$inferInsert }
  | { kind: "strategy"; row: typeof liveStrategies.$inferInsert }
  | { kind: "execution"; row: typeof executionHistory.$inferInsert }
  | { kind: "notification"; row: typeof notifications.$inferInsert }
  /** Whether credentials have a brokerage account in use: what the one place that decides who trades it is to know. */
  | {
      kind: "claim";
      row: { broker: string; brokerAccountId: string; credentialId: string; isInUse: boolean };
    }
  /** Symbols and slots that the account's active strategies need; null when none is active. */
  | { kind: "control"; row: { tickers: string[] | null; askedSince?: AskedSince } };

export type MessageKind = OutboxMessage["kind"];
export type OutboxEntry = typeof outbox.$inferSelect;

/** Queues a message. */
export function post(database: AccountDatabase, { kind, row }: OutboxMessage): void {
  database
    .insert(outbox)
    .values({ kind, payload: JSON.stringify(row) })
    .run();
}

/** The message of an entry. Throws when its payload is no JSON. */
export function messageOf({ kind, payload }: Pick<OutboxEntry, "kind" | "payload">): OutboxMessage {
  // The payload was written by `post` with the same kind.
  return { kind, row: JSON.parse(payload) };
}

const selectAny = prepared((database) =>
  database.select({ sequence: outbox.sequence }).from(outbox).limit(1).prepare(),
);

/** Whether everything has arrived. */
export function isOutboxEmpty(database: AccountDatabase): boolean {
  return selectAny(database).get() === undefined;
}

/** Kinds as a query takes them. */
const of = (kinds: readonly MessageKind[]) => inArray(outbox.kind, [...kinds]);

/** The first of some kinds behind a sequence number that is due at an instant (epoch ms), or `undefined`. */
export function nextDue(
  database: AccountDatabase,
  kinds: readonly MessageKind[],
  after: number,
  now: number,
): OutboxEntry | undefined {
  const isDue = or(isNull(outbox.retryAt), lte(outbox.retryAt, now));
  return database
    .select()
    .from(outbox)
    .where(and(of(kinds), gt(outbox.sequence, after), isDue))
    .orderBy(asc(outbox.sequence))
    .limit(1)
    .get();
}

/** Those of some kinds that others go past at an instant (epoch ms): refused, or behind a refused one; oldest first. */
export function waiting(
  database: AccountDatabase,
  kinds: readonly MessageKind[],
  now: number,
): OutboxEntry[] {
  return database
    .select()
    .from(outbox)
    .where(and(of(kinds), gt(outbox.retryAt, now)))
    .orderBy(asc(outbox.sequence))
    .all();
}

/** Until when nothing of some kinds is tried because their receiver was not there, epoch ms; null while it may be. */
export function pausedUntil(
  database: AccountDatabase,
  kinds: readonly MessageKind[],
  now: number,
): number | null {
  const isFailing = and(isNull(outbox.refusedAt), gt(outbox.attempts, 0), gt(outbox.retryAt, now));
  return (
    database
      .select({ at: min(outbox.retryAt) })
      .from(outbox)
      .where(and(of(kinds), isFailing))
      .get()?.at ?? null
  );
}

/** When something of some kinds is to be tried next, epoch ms: at once, later, or, where nothing is left, never (null). */
export function dueAt(database: AccountDatabase, kinds: readonly MessageKind[], now: number): number | null {
  const paused = pausedUntil(database, kinds, now);
  if (paused !== null) return paused;
  const next = database
    .select({ at: sql<number | null>`min(coalesce(${outbox.retryAt}, 0))` })
    .from(outbox)
    .where(of(kinds))
    .get();
  return next?.at === null || next === undefined ? null : Math.max(now, next.at);
}

/** Notes what came of trying to deliver. */
export function changeEntry(
  database: AccountDatabase,
  sequence: number,
  change: Partial<Omit<OutboxEntry, "sequence" | "kind" | "payload">>,
): void {
  database.update(outbox).set(change).where(eq(outbox.sequence, sequence)).run();
}

/** Forgets a message that has arrived. */
export function remove(database: AccountDatabase, sequence: number): void {
  database.delete(outbox).where(eq(outbox.sequence, sequence)).run();
}
