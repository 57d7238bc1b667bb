/** Empties the outbox: into D1 and to Control. */
import { openD1 } from "../../../db/database.ts";
import { saveBrokerCredential } from "../../../db/queries/broker-credentials.ts";
import { appendExecution } from "../../../db/queries/execution-history.ts";
import { saveLiveStrategy } from "../../../db/queries/live-strategies.ts";
import { appendNotification } from "../../../db/queries/notifications.ts";
import { controlOf } from "../../../platform/addresses.ts";
import type { AccountDatabase } from "../store/database.ts";
import { oldest, type OutboxMessage, remove } from "../store/outbox.ts";
import { isRunning } from "../store/runs.ts";

/** Brings a message to D1 or to Control. Throws when that did not work. */
export function deliver(env: Env, userId: string, message: OutboxMessage): Promise<void> {
  const d1 = openD1(env.DB);
  switch (message.kind) {
    case "credential":
      return saveBrokerCredential(d1, message.row);
    case "strategy":
      return saveLiveStrategy(d1, message.row);
    case "execution":
      return appendExecution(d1, message.row);
    case "notification":
      return appendNotification(d1, message.row);
    case "control":
      return controlOf(env, userId).setAccount(userId, message.row.tickers, message.row.askedSince);
  }
}

/**
 * Delivers messages in order until none is left or a run is under way (true), or one fails (false): a run waits for one
 * message at the most. Each is delivered at least once, and every receiver takes a repetition for nothing new.
 */
export async function emptyOutbox(
  database: AccountDatabase,
  deliverOne: (message: OutboxMessage) => Promise<void>,
): Promise<boolean> {
  for (let entry = oldest(database); entry && !isRunning(database); entry = oldest(database)) {
    try {
      await deliverOne(entry.message);
    } catch (error) {
      console.error({ event: "outbox_delivery_failed", kind: entry.message.kind, error: String(error) });
      return false;
    }
    remove(database, entry.sequence);
  }
  return true;
}
