/** An account whose messages meet receivers that a test makes up, in time that a test lets pass. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Account } from "../../../../src/durable/account/account.ts";
import type { Outside } from "../../../../src/durable/account/outside/outside.ts";
import { type OutboxMessage, post } from "../../../../src/durable/account/store/outbox.ts";
import { NO_OVERRIDES } from "../../../../src/engine/calendar/overrides.ts";

const MINUTE = 60_000;
const START = Date.parse("2026-08-22T10:00:00Z");

export const told = (id: string): OutboxMessage => ({
  kind: "notification",
  row: { id, userId: "u", kind: "daily_summary", createdAt: "", payload: "{}", deliveredAt: null },
});

export const strategy = (id: string, botId = id, isActive = true): OutboxMessage => ({
  kind: "strategy",
  row: {
    id,
    userId: "u",
    botId,
    botVersionId: "v",
    fingerprint: "f",
    sharePercent: "1",
    executionFrequency: "hourly",
    isActive,
    createdAt: "",
  },
});

export const execution = (id: string, strategyId: string): OutboxMessage => ({
  kind: "execution",
  row: {
    id,
    userId: "u",
    strategyId,
    slot: id,
    executedAt: "",
    outcome: "held",
    fingerprint: "f",
    success: false,
  },
});

export const control = (ticker: string): OutboxMessage => ({ kind: "control", row: { tickers: [ticker] } });

/** What a message is called in these stories: its kind and its id. */
export function nameOf(message: OutboxMessage): string {
  if (message.kind === "control") return `control ${message.row.tickers?.join() ?? ""}`;
  return `${message.kind} ${message.kind === "claim" ? message.row.credentialId : message.row.id}`;
}

export interface Post {
  readonly account: Account;
  /** What has arrived, in order. */
  readonly arrived: string[];
  /** How often each was tried. */
  readonly tries: Map<string, number>;
  /** What is still kept. */
  readonly kept: () => string[];
  /** Goes on at whatever instants the account asks to be woken at, until some minutes have passed. */
  readonly pass: (minutes: number) => Promise<void>;
}

/** What a receiver says to a message: nothing when it takes it. */
export type Receiver = (name: string) => Error | undefined | Promise<never>;

/** An account whose messages meet `receiver`. */
export async function withOutbox(
  receiver: Receiver,
  messages: readonly OutboxMessage[],
  story: (given: Post) => Promise<void>,
): Promise<void> {
  await runInDurableObject(env.ACCOUNT.getByName("outbox-lanes"), async (_object, { storage }) => {
    let now = START;
    let wakeAt: number | null = null;
    const arrived: string[] = [];
    const tries = new Map<string, number>();
    const outside = {
      userId: "u",
      openClock: () => Promise.resolve({ now: () => now }),
      wake: (at: number | null) => Promise.resolve(void (wakeAt = at)),
      sessionOverrides: () => Promise.resolve(NO_OVERRIDES),
      async deliver(message: OutboxMessage) {
        const name = nameOf(message);
        tries.set(name, (tries.get(name) ?? 0) + 1);
        const refusal = await receiver(name);
        if (refusal) throw refusal;
        arrived.push(name);
      },
    } as unknown as Outside;
    const account = new Account(storage, outside);
    for (const message of messages) post(account.database, message);
    const kept = () =>
      storage.sql
        .exec<{ kind: OutboxMessage["kind"]; payload: string }>("SELECT * FROM outbox ORDER BY sequence")
        .toArray()
        .map(({ kind, payload }) => nameOf({ kind, row: JSON.parse(payload) }));
    const pass = async (minutes: number) => {
      const end = now + minutes * MINUTE;
      for (let wakes = 0; wakes < 10_000; wakes++) {
        await account.work();
        const next: number | null = wakeAt;
        if (next === null || next > end) break;
        now = Math.max(next, now + 1);
      }
      now = end;
    };
    await story({ account, arrived, tries, kept, pass });
  });
}
