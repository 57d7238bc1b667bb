/** Brings messages to D1 and to Control. */
import { openD1 } from "../../../db/database.ts";
import { saveBrokerCredential } from "../../../db/queries/broker-credentials.ts";
import { appendExecution } from "../../../db/queries/execution-history.ts";
import { saveLiveStrategy } from "../../../db/queries/live-strategies.ts";
import { appendNotification } from "../../../db/queries/notifications.ts";
import { alert } from "../../../platform/alert.ts";
import { claimControl, controlOf } from "../../../platform/addresses.ts";
import type { OutboxMessage } from "../store/outbox.ts";

/** Claims an account that is in use already, or gives up a claim. Two users of one account are for an operator. */
async function settleClaim(
  env: Env,
  userId: string,
  { isInUse, ...claim }: Extract<OutboxMessage, { kind: "claim" }>["row"],
): Promise<void> {
  const control = claimControl(env, claim.brokerAccountId);
  if (!isInUse) return control.releaseAccount(claim);
  const standing = await control.claimAccount({ ...claim, userId }, null);
  if (standing.userId === userId) return;
  alert("account_used_twice", { userId, otherUserId: standing.userId, broker: claim.broker });
}

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
    case "claim":
      return settleClaim(env, userId, message.row);
    case "control":
      return controlOf(env, userId).setAccount(userId, message.row.tickers, message.row.askedSince);
  }
}
