/**
 * What we read of Alpaca's answers. Readers are tolerant: unknown fields pass, and only fields that a decision
 * rests on are required, because the vendor adds and removes the others without notice.
 * Source: Alpaca's OpenAPI document of the Trading API, August 2026.
 */
import * as z from "zod";
import { decimal } from "../../engine/money/decimal.ts";

/**
 * A decimal that arrives as a string, or as a JSON number from older answers. With an exponent it may be, but not one
 * that is longer than any amount.
 */
export const amountSchema = z
  .union([z.string().regex(/^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i), z.number()])
  .transform((value) => decimal(value));

/** An amount without which the rest of the answer is still good: null where it cannot be read. */
const optionalAmount = amountSchema.nullish().catch(null);
/** The same of a text. */
const optionalText = z.string().nullish().catch(null);

export const accountSchema = z.object({
  id: z.string(),
  status: z.string(),
  equity: optionalAmount,
  long_market_value: optionalAmount,
  short_market_value: optionalAmount,
  cash: amountSchema,
  buying_power: amountSchema,
  trading_blocked: z.boolean().nullish(),
  account_blocked: z.boolean().nullish(),
  trade_suspended_by_user: z.boolean().nullish(),
});
export type AccountBody = z.infer<typeof accountSchema>;

/** What a row is about; the rest of it is read where it can be told what to make of an odd one. */
export const positionRowSchema = z.object({
  symbol: z.string().min(1),
  asset_class: z.unknown().optional(),
  side: z.unknown().optional(),
  qty: z.unknown().optional(),
  qty_available: z.unknown().optional(),
  market_value: z.unknown().optional(),
});
export type PositionRow = z.infer<typeof positionRowSchema>;

export const assetSchema = z.object({
  symbol: z.string(),
  status: z.unknown().optional(),
  tradable: z.unknown().optional(),
  fractionable: z.unknown().optional(),
});

export const clockSchema = z.object({ timestamp: z.string() });

/**
 * An answer that does not say what has filled, or at which price, is no answer: it never means nothing, or for nothing. Nor
 * is one that says more than can be.
 */
export const orderSchema = z
  .object({
    id: z.string(),
    client_order_id: z.string(),
    symbol: z.string(),
    side: z.enum(["buy", "sell"]),
    status: z.string(),
    qty: optionalAmount,
    limit_price: optionalAmount,
    filled_qty: amountSchema,
    filled_avg_price: amountSchema.nullish(),
    filled_at: optionalText,
    submitted_at: optionalText,
  })
  .refine(({ filled_qty: filled, filled_avg_price: price }) => filled.eq(0) || price?.gt(0) === true, {
    message: "an order that has filled has no price",
    path: ["filled_avg_price"],
  })
  .refine(({ qty, filled_qty: filled }) => filled.gte(0) && (!qty || filled.lte(qty)), {
    message: "an order has filled more than it asks for, or less than nothing",
    path: ["filled_qty"],
  });

/** What pages of orders go on from. */
export const orderIdSchema = z.object({ id: z.string() });

/** What is known of an order that is not one: each of the two where it can be read. */
export const doubtfulOrderSchema = z.object({
  id: z.string().nullable().catch(null),
  client_order_id: z.string().nullable().catch(null),
});

/** A price as a JSON number; null where it is none. */
const optionalPrice = z.number().nullish().catch(null);

/** A side without interest is quoted as 0. */
export const snapshotSchema = z.object({
  latestQuote: z.object({ bp: optionalPrice, ap: optionalPrice }).nullish().catch(null),
  latestTrade: z.object({ p: optionalPrice }).nullish().catch(null),
});

/** An amount that may be missing; some entries say so by an empty text. */
const amountField = z.union([z.literal("").transform(() => null), amountSchema]).nullish();

/** What tells an activity from others and when it was; the id is what a page goes on from. */
export const activityRowSchema = z.object({
  id: z.string().min(1),
  activity_type: z.string().catch("unknown"),
  status: optionalText,
  symbol: optionalText,
  transaction_time: optionalText,
  /** New York date. */
  date: optionalText,
  created_at: optionalText,
});
export type ActivityRow = z.infer<typeof activityRowSchema>;

const positiveAmount = amountSchema.refine((amount) => amount.gt(0));

export const fillSchema = z.object({
  price: positiveAmount,
  qty: positiveAmount,
  side: z.string().regex(/^(?:buy|sell)/),
  symbol: z.string().min(1),
  order_id: z.string().min(1),
});

/** Everything but a fill. `qty`: of a dividend the shares that earned it, else those that came or went. */
export const nonTradeSchema = z.object({
  activity_type: z.string(),
  activity_sub_type: z.string().nullish(),
  net_amount: amountField,
  symbol: z.string().nullish(),
  qty: amountField,
  group_id: z.string().nullish(),
});

/** An entry of money alone: the number of shares that it is counted for is not needed. */
export const moneySchema = nonTradeSchema.extend({ qty: amountField.catch(null) });

export const errorBodySchema = z.object({
  code: z.number().optional(),
  message: z.string(),
  existing_order_id: optionalText,
});
