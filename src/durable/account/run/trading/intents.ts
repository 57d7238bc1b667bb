/** Intents: orders as they stand in the object's database before they are sent. */
import { clientOrderId } from "../../../../engine/execution/client-order-id.ts";
import { type Decimal, toText } from "../../../../engine/money/decimal.ts";
import type { PlannedOrder, Share } from "../../../../engine/rebalance/types.ts";
import type { OrderIntent } from "../../store/orders.ts";
import type { RunContext } from "../../record/context.ts";
import { writeShares } from "../../record/shares.ts";

export interface IntentDetails {
  readonly slot: string;
  readonly order: PlannedOrder;
  /** From 1. */
  readonly attempt: number;
  /** Shares: the sum of `shares`. */
  readonly quantity: Decimal;
  readonly shares: readonly Share[];
  /** Dollars; null sends a market order. */
  readonly limitPrice: Decimal | null;
}

/** The row that is written ahead of an order. */
export function intentOf(context: RunContext, details: IntentDetails): OrderIntent {
  const { slot, order, attempt, quantity, shares, limitPrice } = details;
  return {
    clientOrderId: clientOrderId(context.userId, slot, order.symbol, order.side, attempt),
    slot,
    symbol: order.symbol,
    side: order.side,
    attempt,
    type: limitPrice === null ? "market" : "limit",
    quantity: toText(quantity),
    limitPrice: limitPrice && toText(limitPrice),
    sharesJson: writeShares(shares),
    reason: order.reason,
    state: "intended",
    intendedAt: context.clock.now(),
  };
}
