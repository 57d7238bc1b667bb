/** What the outbox reaches: the platform's database, which takes each message once, whatever is delivered again. */
import type { OutboxMessage } from "../../../src/durable/account/store/outbox.ts";

export class Recipient {
  /** History rows by their id, as they were first delivered. */
  readonly executions = new Map<string, Extract<OutboxMessage, { kind: "execution" }>["row"]>();
  /** Ids of history rows that came a second time with another content. */
  readonly changed: string[] = [];

  take(message: OutboxMessage): void {
    if (message.kind !== "execution") return;
    const known = this.executions.get(message.row.id);
    if (!known) this.executions.set(message.row.id, message.row);
    else if (JSON.stringify(known) !== JSON.stringify(message.row)) this.changed.push(message.row.id);
  }
}
