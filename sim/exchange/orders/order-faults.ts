/** Order faults: the next orders that match misbehave, as brokers and markets sometimes do. */
import { fractionAt, hash } from "../random/hash.ts";
import type { OrderBehaviour } from "./behaviour.ts";
import type { OrderTerms } from "./order.ts";

/** Which orders a fault strikes; what is left out matches every order. */
export interface OrderFaultMatch {
  /** An account's id or key id. */
  readonly account?: string | undefined;
  readonly symbol?: string | undefined;
  readonly side?: "buy" | "sell" | undefined;
  readonly clientOrderIdPrefix?: string | undefined;
}

export interface OrderFault {
  readonly match: OrderFaultMatch;
  /** What of its behaviour is changed. */
  readonly behaviour: Partial<OrderBehaviour>;
  /** The chance (0-1) that an order that matches is struck. */
  readonly probability: number;
  /** How many orders it strikes; infinity for all. */
  readonly times: number;
}

/** Who places an order, as a fault matches it. */
export interface Ordering {
  readonly accountId: string;
  readonly keyId: string;
  readonly terms: Pick<OrderTerms, "symbol" | "side" | "clientOrderId">;
}

export interface PendingOrderFault extends OrderFault {
  readonly id: string;
  readonly struck: number;
}

function matches(match: OrderFaultMatch, { accountId, keyId, terms }: Ordering): boolean {
  return (
    (match.account === undefined || match.account === accountId || match.account === keyId) &&
    (match.symbol === undefined || match.symbol === terms.symbol) &&
    (match.side === undefined || match.side === terms.side) &&
    (match.clientOrderIdPrefix === undefined || terms.clientOrderId.startsWith(match.clientOrderIdPrefix))
  );
}

export class OrderFaults {
  readonly #seed: number;
  #pending: PendingOrderFault[] = [];
  #added = 0;
  #drawn = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(fault: OrderFault): PendingOrderFault {
    const pending = { ...fault, id: `order-fault-${++this.#added}`, struck: 0 };
    this.#pending.push(pending);
    return pending;
  }

  /** Those that still strike, oldest first. */
  all(): readonly PendingOrderFault[] {
    return this.#pending;
  }

  /** Removes a fault, or all; answers whether there was one. */
  remove(id?: string): boolean {
    const before = this.#pending.length;
    this.#pending = id === undefined ? [] : this.#pending.filter((fault) => fault.id !== id);
    return this.#pending.length < before;
  }

  /** The behaviour of an order after the oldest fault that strikes it, which is counted. */
  apply(behaviour: OrderBehaviour, ordering: Ordering): OrderBehaviour {
    const struck = this.#pending.find((fault) => matches(fault.match, ordering) && this.#strikes(fault));
    if (!struck) return behaviour;
    this.#pending = this.#pending
      .map((fault) => (fault === struck ? { ...fault, struck: fault.struck + 1 } : fault))
      .filter((fault) => fault.struck < fault.times);
    return { ...behaviour, ...struck.behaviour };
  }

  #strikes({ probability }: PendingOrderFault): boolean {
    return fractionAt(hash(this.#seed, "order-fault"), this.#drawn++) < probability;
  }
}
