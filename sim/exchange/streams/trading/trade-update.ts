/** An event of an order as the `trade_updates` stream tells it. */
import { toText } from "../../../../src/engine/money/decimal.ts";
import type { TradeEvent } from "../../events/trade-events.ts";
import { nanosecondTimestamp } from "../../http/timestamps.ts";
import { orderJson } from "../../orders/order-json.ts";
import { uuidOf } from "../../random/identifiers.ts";

/**
 * The message, with the order in the REST API's form as it stands now, so it must be written when the event
 * happens. Every event has an id; only a fill has its own price (dollars), its shares, and those held after it.
 */
export function tradeUpdate({ event, order, at, execution }: TradeEvent): Record<string, unknown> {
  return {
    stream: "trade_updates",
    data: {
      event,
      execution_id: execution?.id ?? uuidOf(order.id, event, at),
      ...(execution
        ? {
            price: toText(execution.price),
            qty: toText(execution.qty),
            position_qty: toText(execution.positionQty),
          }
        : {}),
      timestamp: nanosecondTimestamp(at, order.sequence),
      order: orderJson(order),
    },
  };
}
