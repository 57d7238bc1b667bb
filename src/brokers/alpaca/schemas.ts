/**
 * What we read of Alpaca's answers. Readers are tolerant: unknown fields pass, and only fields that a decision
 * rests on are required, because the vendor adds and removes the others without notice.
 * Source: Alpaca's OpenAPI document of the Trading API, August 2026.
 */
import * as z from "zod";
import { decimal } from "../../engine/money/decimal.ts";

/** A decimal that arrives as a string, or as a JSON number from older answers. */
const decimalField = z
  .union([z.string().regex(/^-?\d+(\.\d+)?(e-?\d+)?$/i), z.number()])
  .transform((value) => decimal(value));

export const accountSchema = z.object({
  id: z.string(),
  status: z.string(),
  equity: decimalField,
  cash: decimalField,
  buying_power: decimalField,
  trading_blocked: z.boolean().optional(),
  account_blocked: z.boolean().optional(),
  trade_suspended_by_user: z.boolean().optional(),
});

export const positionSchema = z.object({
  symbol: z.string(),
  asset_class: z.string().optional(),
  qty: decimalField,
  qty_available: decimalField.optional(),
  market_value: decimalField,
});

export const assetSchema = z.object({
  symbol: z.string(),
  status: z.string().optional(),
  tradable: z.boolean(),
  fractionable: z.boolean().default(false),
});

export const clockSchema = z.object({ timestamp: z.string() });

/** An answer that does not say what has filled, or at which price, is no answer: it never means nothing, or for nothing. */
export const orderSchema = z
  .object({
    id: z.string(),
    client_order_id: z.string(),
    symbol: z.string(),
    side: z.enum(["buy", "sell"]),
    status: z.string(),
    filled_qty: decimalField,
    filled_avg_price: decimalField.nullish(),
  })
  .refine(({ filled_qty: filled, filled_avg_price: price }) => filled.eq(0) || price?.gt(0) === true, {
    message: "an order that has filled has no price",
    path: ["filled_avg_price"],
  });

/** What pages of orders go on from. */
export const orderIdSchema = z.object({ id: z.string() });

/** A side without interest is quoted as 0. */
export const snapshotSchema = z.object({
  latestQuote: z.object({ bp: z.number().nullish(), ap: z.number().nullish() }).nullish(),
  latestTrade: z.object({ p: z.number() }).nullish(),
});

/** An amount that may be missing; some entries say so by an empty text. */
const amountField = z.union([z.literal("").transform(() => null), decimalField]).nullish();

/** What is common to all activities; the id is what a page goes on from. */
export const activityRowSchema = z.object({
  id: z.string(),
  activity_type: z.string(),
  status: z.string().nullish(),
});

export const fillSchema = z.object({
  id: z.string(),
  transaction_time: z.string(),
  price: decimalField,
  qty: decimalField,
  side: z.string(),
  symbol: z.string(),
  order_id: z.string(),
});

/** Everything but a fill. `qty`: of a dividend the shares that earned it, else those that came or went. */
export const nonTradeSchema = z.object({
  id: z.string(),
  activity_type: z.string(),
  activity_sub_type: z.string().nullish(),
  /** New York date. */
  date: z.string().nullish(),
  created_at: z.string().nullish(),
  net_amount: amountField,
  symbol: z.string().nullish(),
  qty: amountField,
  group_id: z.string().nullish(),
});

export const errorBodySchema = z.object({ code: z.number().optional(), message: z.string() });
