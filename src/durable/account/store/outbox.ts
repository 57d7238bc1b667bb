/** Messages on their way to D1 and to Control. They leave in order, and only once they have arrived. */
import { asc, eq } from "drizzle-orm";
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
  /** Symbols and slots that the account's active strategies need; null when none is active. */
  | { kind: "control"; row: { tickers: string[] | null; askedSince?: AskedSince } };

export interface OutboxEntry {
  readonly sequence: number;
  readonly message: OutboxMessage;
}

/** Queues a message. */
export function post(database: AccountDatabase, { kind, row }: OutboxMessage): void {
  database
    .insert(outbox)
    .values({ kind, payload: JSON.stringify(row) })
    .run();
}

const selectOldest = prepared((database) =>
  database.select().from(outbox).orderBy(asc(outbox.sequence)).limit(1).prepare(),
);

/** The oldest message that has not left, or `undefined`. */
export function oldest(database: AccountDatabase): OutboxEntry | undefined {
  const entry = selectOldest(database).get();
  if (!entry) return undefined;
  // The payload was written by `post` with the same kind.
  const message: OutboxMessage = { kind: entry.kind, row: JSON.parse(entry.payload) };
  return { sequence: entry.sequence, message };
}

/** Forgets a message that has arrived. */
export function remove(database: AccountDatabase, sequence: number): void {
  database.delete(outbox).where(eq(outbox.sequence, sequence)).run();
}
