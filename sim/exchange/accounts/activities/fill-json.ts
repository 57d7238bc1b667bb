/** An execution as the account's activities answer it. */
import { toText } from "../../../../src/engine/money/decimal.ts";
import { newYorkTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import { nanosecondTimestamp } from "../../http/timestamps.ts";
import type { Fill } from "./fill.ts";

/** New York's date and time to the millisecond, and the execution's id. */
function idOf(fill: Fill): string {
  const seconds = newYorkTimestamp(fill.at).slice(0, 19).replaceAll(/\D/g, "");
  return `${seconds}${String(fill.at % 1_000).padStart(3, "0")}::${fill.id}`;
}

const ids = new WeakMap<Fill, string>();

/** The id of the activity, which lists of activities are sorted by. */
export function activityId(fill: Fill): string {
  const id = ids.get(fill) ?? idOf(fill);
  ids.set(fill, id);
  return id;
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
