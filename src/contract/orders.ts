/** Orders of which it is not known what became of them. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./common.ts";

export const unresolvedOrderSchema = z
  .object({
    /** Our name for it, which the broker was told. */
    clientOrderId: z.string(),
    /** The slot of its run. */
    slot: z.string(),
    symbol: z.string(),
    side: z.enum(["sell", "buy"]),
    /** Shares. */
    quantity: decimalText,
    /** Dollars; null for a market order. */
    limitPrice: decimalText.nullable(),
    sentAt: instantText.nullable(),
    /** Whether its session goes on, so that it may still arrive and fill. */
    mayStillFill: z.boolean(),
  })
  .openapi("UnresolvedOrder");

export const unresolvedOrdersSchema = z
  .object({ orders: z.array(unresolvedOrderSchema) })
  .openapi("UnresolvedOrders");

/** Letters, digits and dashes, as we name orders. */
export const orderParameterSchema = z.object({ clientOrderId: z.string().min(1).max(128) });

export type UnresolvedOrder = z.infer<typeof unresolvedOrderSchema>;
export type UnresolvedOrders = z.infer<typeof unresolvedOrdersSchema>;
