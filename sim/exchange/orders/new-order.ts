/** Makes the order that the exchange keeps out of accepted terms. */
import { ZERO } from "../../../src/engine/money/decimal.ts";
import type { Quote } from "../market/quote.ts";
import type { OrderBehaviour } from "./behaviour.ts";
import { ceilingOf, sharesToSell } from "./order-rules.ts";
import type { OrderTiming } from "./order-timing.ts";
import type { Order, OrderTerms } from "./order.ts";

export interface Admission {
  readonly id: string;
  /** Orders that the account has sent before. */
  readonly sequence: number;
  /** Epoch ms. */
  readonly now: number;
  readonly quote: Quote;
  readonly behaviour: OrderBehaviour;
  readonly timing: OrderTiming;
  readonly closesPosition?: boolean;
}

/** The order as it stands when it was admitted. */
export function newOrder(terms: OrderTerms, admission: Admission): Order {
  const { id, sequence, now, quote, behaviour, timing, closesPosition = false } = admission;
  return {
    ...terms,
    ...timing,
    id,
    sequence,
    submittedAt: now,
    updatedAt: now,
    ceiling: ceilingOf(terms, quote),
    setAside: terms.side === "sell" ? sharesToSell(terms, quote) : ZERO,
    behaviour,
    closesPosition,
    replaces: null,
    filledAt: null,
    expiredAt: null,
    canceledAt: null,
    failedAt: null,
    replacedAt: null,
    replacedBy: null,
    filledQty: ZERO,
    filledValue: ZERO,
    settled: ZERO,
    rejectAt: behaviour.rejectAfter === null ? null : now + behaviour.rejectAfter,
    cancelAt: null,
    takesOverAt: null,
    rests: false,
    triggered: terms.stopPrice === null,
    stalled: behaviour.neverFills,
  };
}
