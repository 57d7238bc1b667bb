/** Order faults: the next orders that match misbehave, as brokers and markets sometimes do. */
import { PendingFaults } from "../faults/pending-faults.ts";
import type { OrderBehaviour } from "./behaviour.ts";
import type { OrderTerms } from "./order.ts";

/** Which orders a fault strikes; what is left out matches every order. */
export interface OrderFaultMatch {
  /** An account's id or key id. */
  readonly account?: string | undefined;
  readonly symbol?: string | undefined;
  readonly side?: "buy" | "sell" | undefined;
  readonly clientOrderIdPrefix?: string | undefined;
  readonly probability?: number | undefined;
}

export interface OrderFault {
  readonly match: OrderFaultMatch;
  /** What of its behaviour is changed. */
  readonly behaviour: Partial<OrderBehaviour>;
  readonly times: number | "always";
}

/** Who places an order, as a fault matches it. */
export interface Ordering {
  readonly accountId: string;
  readonly keyId: string;
  readonly terms: Pick<OrderTerms, "symbol" | "side" | "clientOrderId">;
}

function matches(match: OrderFaultMatch, { accountId, keyId, terms }: Ordering): boolean {
  return (
    (match.account === undefined || match.account === accountId || match.account === keyId) &&
    (match.symbol === undefined || match.symbol === terms.symbol) &&
    (match.side === undefined || match.side === terms.side) &&
    (match.clientOrderIdPrefix === undefined || terms.clientOrderId.startsWith(match.clientOrderIdPrefix))
  );
}

export class OrderFaults extends PendingFaults<OrderFault> {
  constructor(seed: number) {
    super(seed, "order-fault");
  }

  /** The behaviour of an order after the oldest fault that strikes it, which is counted. */
  apply(behaviour: OrderBehaviour, ordering: Ordering): OrderBehaviour {
    const struck = this.all().find(
      (pending) => matches(pending.fault.match, ordering) && this.strike(pending) !== undefined,
    );
    this.forgetSpent();
    return { ...behaviour, ...struck?.fault.behaviour };
  }
}
