/** An execution as the account's activities answer it. */
import { toText } from "../../../../src/engine/money/decimal.ts";
import { nanosecondTimestamp, newYorkNanosecondTimestamp } from "../../http/timestamps.ts";
import type { Fill } from "./fill.ts";

/** The id of the activity: New York's date and time to the millisecond, and the execution's id. */
export function activityId(fill: Fill): string {
  const digits = newYorkNanosecondTimestamp(fill.at, 0).slice(0, 23).replaceAll(/\D/g, "");
  return `${digits}::${fill.id}`;
}

/** The FILL activity of an execution. */
export function fillJson(fill: Fill): Record<string, unknown> {
  return {
    id: activityId(fill),
    activity_type: "FILL",
    transaction_time: nanosecondTimestamp(fill.at, 0),
    type: fill.completes ? "fill" : "partial_fill",
    price: toText(fill.price),
    qty: toText(fill.qty),
    side: fill.side,
    symbol: fill.symbol,
    leaves_qty: toText(fill.leavesQty),
    cum_qty: toText(fill.cumulativeQty),
    order_id: fill.orderId,
    order_status: fill.completes ? "filled" : "partially_filled",
  };
}
