/** Order faults: the next orders that match misbehave, as brokers and markets sometimes do. */
import type { VirtualClock } from "../clock/virtual-clock.ts";
import { PendingFaults } from "../faults/pending-faults.ts";
import type { Refusal } from "../http/refusal.ts";
import type { OrderBehaviour } from "./behaviour.ts";
import type { OrderTerms } from "./order.ts";
import { isFractional } from "./request/order-terms.ts";

/** Which orders a fault strikes; what is left out matches every order. */
export interface OrderFaultMatch {
  /** An account's id or key id. */
  readonly account?: string | undefined;
  readonly symbol?: string | undefined;
  readonly side?: "buy" | "sell" | undefined;
  readonly clientOrderIdPrefix?: string | undefined;
  /** Whether it is for a part of a share or by dollars. */
  readonly fractional?: boolean | undefined;
  readonly probability?: number | undefined;
}

export interface OrderFault {
  readonly match: OrderFaultMatch;
  /** What of its behaviour is changed. */
  readonly behaviour: Partial<OrderBehaviour>;
  /** With which it is refused, if it is. */
  readonly refusal?: Refusal | undefined;
  readonly times?: number | "always" | undefined;
  /** Virtual milliseconds for which it strikes. */
  readonly lasts?: number | undefined;
}

/** What a fault makes of an order that was to be taken. */
export type StruckOrder =
  | { readonly ok: true; readonly behaviour: OrderBehaviour }
  | { readonly ok: false; readonly refusal: Refusal };

/** Who places an order, as a fault matches it. */
export interface Ordering {
  readonly accountId: string;
  readonly keyId: string;
  readonly terms: Pick<OrderTerms, "symbol" | "side" | "clientOrderId" | "qty" | "notional">;
}

function matches(match: OrderFaultMatch, { accountId, keyId, terms }: Ordering): boolean {
  return (
    (match.account === undefined || match.account === accountId || match.account === keyId) &&
    (match.symbol === undefined || match.symbol === terms.symbol) &&
    (match.side === undefined || match.side === terms.side) &&
    (match.fractional === undefined || match.fractional === isFractional(terms)) &&
    (match.clientOrderIdPrefix === undefined || terms.clientOrderId.startsWith(match.clientOrderIdPrefix))
  );
}

export class OrderFaults extends PendingFaults<OrderFault> {
  constructor(seed: number, clock: Pick<VirtualClock, "now">) {
    super(seed, "order-fault", clock);
  }

  /** The behaviour of an order after the oldest fault that strikes it, which is counted, or why it is refused. */
  apply(behaviour: OrderBehaviour, ordering: Ordering): StruckOrder {
    const struck = this.all().find(
      (pending) => matches(pending.fault.match, ordering) && this.strike(pending) !== undefined,
    );
    this.forgetSpent();
    const refusal = struck?.fault.refusal;
    if (refusal) return { ok: false, refusal };
    return { ok: true, behaviour: { ...behaviour, ...struck?.fault.behaviour } };
  }
}
