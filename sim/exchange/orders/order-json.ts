/** An order as the broker answers it. */
import { toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { assetId } from "../assets/assets.ts";
import { nanosecondTimestamp } from "../http/timestamps.ts";
import { averagePrice } from "./order.ts";
import type { Order } from "./order.ts";

function textOrNull(value: Decimal | null): string | null {
  return value === null ? null : toText(value);
}

/**
 * The order in the broker's fields of 2026: numbers as decimal strings, instants in UTC with up to nanoseconds. Orders
 * submitted in the same millisecond differ in their nanoseconds, in order of submission.
 */
export function orderJson(order: Order): Record<string, unknown> {
  const time = (instant: number | null) =>
    instant === null ? null : nanosecondTimestamp(instant, order.sequence);
  return {
    id: order.id,
    client_order_id: order.clientOrderId,
    created_at: time(order.submittedAt),
    updated_at: time(order.updatedAt),
    submitted_at: time(order.submittedAt),
    filled_at: time(order.filledAt),
    expired_at: time(order.expiredAt),
    canceled_at: time(order.canceledAt),
    failed_at: time(order.failedAt),
    replaced_at: time(order.replacedAt),
    replaced_by: order.replacedBy,
    replaces: order.replaces,
    asset_id: assetId(order.symbol),
    symbol: order.symbol,
    asset_class: "us_equity",
    notional: textOrNull(order.notional),
    qty: textOrNull(order.qty),
    filled_qty: toText(order.filledQty),
    filled_avg_price: textOrNull(averagePrice(order)),
    order_class: order.orderClass,
    order_type: order.type,
    type: order.type,
    side: order.side,
    position_intent: order.side === "buy" ? "buy_to_open" : "sell_to_close",
    time_in_force: order.timeInForce,
    limit_price: textOrNull(order.limitPrice),
    stop_price: textOrNull(order.stopPrice),
    status: order.status,
    extended_hours: false,
    legs: null,
    trail_percent: null,
    trail_price: null,
    hwm: null,
    subtag: null,
    source: null,
    expires_at: nanosecondTimestamp(order.expiresAt, 0),
  };
}
