/** Faults of connections: messages that are lost, doubled or out of order, and connections that break. */
import type { Account } from "../accounts/account.ts";
import type { StreamName } from "./connection.ts";

export type StreamFaultAction = "disconnect" | "silence" | "duplicate" | "reorder";

export interface StreamFault {
  readonly action: StreamFaultAction;
  readonly stream: StreamName;
  /** The id of an account or of its key; every account when not given. */
  readonly account?: string | undefined;
  /** How many messages it strikes at most. */
  readonly times?: number | undefined;
  /** For how long it strikes, virtual. */
  readonly milliseconds?: number | undefined;
}

interface Pending {
  readonly fault: StreamFault;
  left: number;
  /** Epoch ms. */
  readonly until: number;
}

/** Whether a fault is meant for a connection to a stream, of an account once it has signed in. */
export function concerns(fault: StreamFault, stream: StreamName, account: Account | undefined): boolean {
  if (fault.stream !== stream) return false;
  if (fault.account === undefined) return true;
  return fault.account === account?.identity.id || fault.account === account?.identity.keyId;
}

/** Whether the fault breaks connections by itself, without waiting for a message to strike. */
export function strikesAtOnce(fault: StreamFault): boolean {
  return fault.action === "disconnect" && fault.times === undefined;
}

export class StreamFaults {
  #pending: Pending[] = [];
  #outages: { readonly fault: StreamFault; readonly until: number }[] = [];

  /**
   * Orders a fault at an instant (epoch ms). It strikes `times` messages, or all of the next `milliseconds`,
   * whichever ends first, and one when neither is given. A `disconnect` without `times` is an outage instead: no
   * new connection is let in for its `milliseconds`.
   */
  add(fault: StreamFault, now: number): void {
    const { milliseconds, times } = fault;
    if (strikesAtOnce(fault)) {
      this.#outages.push({ fault, until: now + (milliseconds ?? 0) });
      return;
    }
    const until = milliseconds === undefined ? Number.POSITIVE_INFINITY : now + milliseconds;
    const left = times ?? (milliseconds === undefined ? 1 : Number.POSITIVE_INFINITY);
    this.#pending.push({ fault, left, until });
  }

  /** Forgets every fault that has not struck, and ends outages. */
  clear(): void {
    this.#pending = [];
    this.#outages = [];
  }

  /** What happens to a message that is about to be sent at an instant (epoch ms); counts it. Oldest fault first. */
  take(stream: StreamName, account: Account | undefined, now: number): StreamFaultAction | undefined {
    this.#pending = this.#pending.filter(({ left, until }) => left > 0 && now < until);
    const found = this.#pending.find(({ fault }) => concerns(fault, stream, account));
    if (found) found.left -= 1;
    return found?.fault.action;
  }

  /** Whether an outage keeps a connection out at an instant (epoch ms). */
  keepsOut(stream: StreamName, account: Account | undefined, now: number): boolean {
    this.#outages = this.#outages.filter(({ until }) => now < until);
    return this.#outages.some(({ fault }) => concerns(fault, stream, account));
  }
}
