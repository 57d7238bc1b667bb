/** Answers that refuse a request. */
import * as z from "zod";
import { AmountText, DecimalText, PositiveText, SymbolText } from "./formats.ts";

/** The broker's own code: the class of the status and five digits. */
const Code = z.int().min(40_000_000).max(50_099_999);
const Message = z.string().min(1);

const BuyingPowerRefusal = z.strictObject({
  code: z.literal(40310000),
  message: z.literal("insufficient buying power"),
  buying_power: DecimalText,
  cost_basis: AmountText,
});

const quantityRefusal = {
  code: z.literal(40310000),
  message: z.string().startsWith("insufficient qty available for order"),
  available: AmountText,
  existing_qty: AmountText,
};

/** Too few shares are free: other orders hold some of them, or there are not as many. */
const QuantityRefusal = z.union([
  z.strictObject({
    ...quantityRefusal,
    held_for_orders: PositiveText,
    related_orders: z.array(z.uuid()).min(1),
  }),
  z.strictObject({ ...quantityRefusal, held_for_orders: z.literal("0"), symbol: SymbolText }),
]);

const WashTradeRefusal = z.strictObject({
  code: z.literal(40310000),
  message: z.string().startsWith("potential wash trade detected"),
  existing_order_id: z.uuid(),
  reject_reason: Message,
});

/** One that carries nothing but a code and a message; those with fields of their own may not lose them. */
const PlainRefusal = z.strictObject({
  code: Code,
  message: Message.regex(
    /^(?!insufficient buying power|insufficient qty|potential wash trade)/,
    "has fields of its own, which are missing",
  ),
});

/** A refusal of the trading API: 403, 404, 422 and 429, and 400 for a body that cannot be read. */
export const TradingRefusal = z.union([BuyingPowerRefusal, QuantityRefusal, WashTradeRefusal, PlainRefusal]);

/** 401, of the trading and the data API. */
export const Unauthorized = z.strictObject({ message: z.literal("unauthorized.") });

/** 400 of the data API: it has no code. */
export const DataBadRequest = z.strictObject({ message: Message });

/** Other refusals of the data API: 403, 404 and 429. */
export const DataRefusal = z.strictObject({ code: Code, message: Message });
