/** `/v2/orders`, and the orders in messages and rows. */
import * as z from "zod";
import {
  AmountText,
  NanosecondTimestamp,
  PositiveText,
  SecondTimestamp,
  SymbolText,
  atMost,
} from "./formats.ts";

const Instant = NanosecondTimestamp.nullable();

export const OrderStatus = z.enum([
  "accepted",
  "pending_new",
  "new",
  "partially_filled",
  "pending_cancel",
  "pending_replace",
  "filled",
  "canceled",
  "expired",
  "rejected",
  "replaced",
]);

/** Which instant an order that has ended this way must have. */
const ENDS = {
  filled: "filled_at",
  canceled: "canceled_at",
  expired: "expired_at",
  rejected: "failed_at",
  replaced: "replaced_at",
} as const;

const Fields = z.strictObject({
  id: z.uuid(),
  client_order_id: z.string().min(1).max(128),
  created_at: NanosecondTimestamp,
  updated_at: NanosecondTimestamp,
  submitted_at: NanosecondTimestamp,
  filled_at: Instant,
  expired_at: Instant,
  canceled_at: Instant,
  failed_at: Instant,
  replaced_at: Instant,
  replaced_by: z.uuid().nullable(),
  replaces: z.uuid().nullable(),
  asset_id: z.uuid(),
  symbol: SymbolText,
  asset_class: z.literal("us_equity"),
  notional: PositiveText.nullable(),
  qty: PositiveText.nullable(),
  filled_qty: AmountText,
  filled_avg_price: PositiveText.pipe(atMost(6)).nullable(),
  order_class: z.enum(["", "simple"]),
  order_type: z.enum(["market", "limit", "stop", "stop_limit"]),
  type: z.enum(["market", "limit", "stop", "stop_limit"]),
  side: z.enum(["buy", "sell"]),
  position_intent: z.enum(["buy_to_open", "sell_to_close"]),
  time_in_force: z.enum(["day", "gtc", "ioc", "fok", "opg", "cls"]),
  limit_price: PositiveText.nullable(),
  stop_price: PositiveText.nullable(),
  status: OrderStatus,
  extended_hours: z.literal(false),
  legs: z.null(),
  trail_percent: z.null(),
  trail_price: z.null(),
  hwm: z.null(),
  subtag: z.null(),
  source: z.null(),
  expires_at: SecondTimestamp,
});

/** What the fields of an order say together, as `[holds, message]`. */
function agreements(order: z.output<typeof Fields>): (readonly [boolean, string])[] {
  const { status, type, side } = order;
  const end = Object.entries(ENDS).find(([ended]) => ended === status)?.[1];
  return [
    [(order.qty === null) !== (order.notional === null), "qty or notional is given, and not both"],
    [order.order_type === type, "order_type is another type"],
    [order.position_intent.startsWith(side), "position_intent is of another side"],
    [(order.limit_price === null) !== type.includes("limit"), "limit_price does not belong to the type"],
    [(order.stop_price === null) !== type.includes("stop"), "stop_price does not belong to the type"],
    [
      (order.filled_avg_price === null) === (order.filled_qty === "0"),
      "filled_avg_price does not belong to filled_qty",
    ],
    [end === undefined || order[end] !== null, `${end} is null in an order that is ${status}`],
  ];
}

/** Dollars and shares as decimal strings. */
export const Order = Fields.check(({ value, issues }) => {
  for (const [holds, message] of agreements(value)) {
    if (!holds) issues.push({ code: "custom", input: value, message });
  }
});

export const Orders = z.array(Order);
