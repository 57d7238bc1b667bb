/** Lanes of the outbox: one for each receiver, so that none waits for another; and which message waits for which in one. */
import type { MessageKind, OutboxMessage } from "../store/outbox.ts";

/** The kinds of messages that a receiver takes. */
export type Lane = readonly MessageKind[];

const TO_D1: Lane = ["credential", "strategy", "execution", "notification"];
const TO_CONTROL: Lane = ["control"];

/** The control objects of the brokerage accounts, which need not be the user's own. */
const OF_CLAIMS: Lane = ["claim"];

export const LANES: readonly Lane[] = [TO_D1, TO_CONTROL, OF_CLAIMS];

/**
 * Whether a message must not arrive before one that was posted earlier. Credentials take the place of those before them; an
 * activation is shown as it was left last, and a bot has one in force; a history row describes an activation that is there.
 */
export function follows(later: OutboxMessage, earlier: OutboxMessage): boolean {
  switch (later.kind) {
    case "credential":
      return earlier.kind === "credential";
    case "strategy":
      return earlier.kind === "strategy" && earlier.row.botId === later.row.botId;
    case "execution":
      return earlier.kind === "strategy" && earlier.row.id === later.row.strategyId;
    case "claim":
      return earlier.kind === "claim" && earlier.row.brokerAccountId === later.row.brokerAccountId;
    case "notification":
    case "control":
      return false;
  }
}

/** Whether a message says all that one says which was posted earlier, so that the earlier one is not needed any more. */
export function replaces(later: OutboxMessage, earlier: OutboxMessage): boolean {
  return later.kind === "control" && earlier.kind === "control";
}

/** What databases say of a row that they will not take however often it comes: it breaks a rule, or is too large. */
const REFUSAL = /constraint|too ?big|datatype mismatch|SQLITE_MISMATCH|SQLITE_RANGE/i;

/** Whether a receiver was there and refused, by why a delivery failed; anything else may be because it is not there. */
export function isRefusal(reason: string): boolean {
  return REFUSAL.test(reason);
}
