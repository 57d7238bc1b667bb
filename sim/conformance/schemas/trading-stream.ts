/** The messages of `/stream`, with which the exchange tells a client of its orders. */
import * as z from "zod";
import { AmountText, NanosecondTimestamp, PositiveText } from "./formats.ts";
import { Order } from "./order.ts";

const Authorization = z.strictObject({
  stream: z.literal("authorization"),
  data: z.strictObject({
    status: z.enum(["authorized", "unauthorized"]),
    action: z.enum(["authenticate", "listen"]),
  }),
});

const Listening = z.strictObject({
  stream: z.literal("listening"),
  data: z.strictObject({ streams: z.array(z.literal("trade_updates")) }),
});

const common = { execution_id: z.uuid(), timestamp: NanosecondTimestamp, order: Order };

/** Only an execution says its price (dollars), its shares, and those held after it. */
const Update = z.discriminatedUnion("event", [
  z.strictObject({
    ...common,
    event: z.enum(["fill", "partial_fill"]),
    price: PositiveText,
    qty: PositiveText,
    position_qty: AmountText,
  }),
  z.strictObject({
    ...common,
    event: z.enum([
      "accepted",
      "pending_new",
      "new",
      "pending_cancel",
      "canceled",
      "expired",
      "rejected",
      "pending_replace",
      "replaced",
      "order_cancel_rejected",
      "order_replace_rejected",
    ]),
  }),
]);

export const TradeUpdate = z.strictObject({ stream: z.literal("trade_updates"), data: Update });

const StreamProblem = z.strictObject({
  action: z.literal("error"),
  data: z.strictObject({ error_message: z.string().min(1) }),
});

/** Anything that the exchange says on the trading stream. */
export const TradingMessage = z.union([
  z.discriminatedUnion("stream", [Authorization, Listening, TradeUpdate]),
  StreamProblem,
]);
