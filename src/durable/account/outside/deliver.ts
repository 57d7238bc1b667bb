/** Brings messages to D1 and to Control. */
import { openD1 } from "../../../db/database.ts";
import { saveBrokerCredential } from "../../../db/queries/broker-credentials.ts";
import { appendExecution } from "../../../db/queries/execution-history.ts";
import { saveLiveStrategy } from "../../../db/queries/live-strategies.ts";
import { appendNotification } from "../../../db/queries/notifications.ts";
import { controlOf } from "../../../platform/addresses.ts";
import type { OutboxMessage } from "../store/outbox.ts";

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
