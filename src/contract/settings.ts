/** What an owner sets for the whole account. */
import { z } from "@hono/zod-openapi";
import { accountModeSchema } from "./controls.ts";

/** Fractions are of managed equity: the account without the shares that no strategy owns. */
export const limitsSchema = z
  .strictObject({
    /** The most that one order may be worth. */
    maxOrderValue: z.number().gt(0),
    /** The most that one symbol may be worth once it was bought, over all strategies. */
    maxWeight: z.number().gt(0),
    /** The most that all orders of a run may be worth together: 2 changes everything once. */
    maxTurnover: z.number().gt(0),
    /** The most orders that a run may send. */
    maxOrders: z.int().min(1),
    /** How far a limit price may be from the market, a fraction of the market's price. */
    limitReach: z.number().gt(0),
    /** Symbols that may be bought; null for every one that the broker trades. */
    allowedSymbols: z.array(z.string().min(1).max(20)).max(1_000).nullable(),
  })
  .openapi("RiskLimits");

export const sellOrdersSchema = z.enum(["market", "limit"]).openapi("SellOrders");

export const settingsSchema = z
  .object({ mode: accountModeSchema, sellOrders: sellOrdersSchema, limits: limitsSchema })
  .openapi("Settings");

/** What is left out stays as it is. */
export const settingsRequestSchema = z
  .strictObject({
    mode: accountModeSchema.optional(),
    /** `limit`: sells that trade at once up to a price, instead of market orders. */
    sellOrders: sellOrdersSchema.optional(),
    limits: limitsSchema.partial().optional(),
    /** Must be true with `whole_account`: the next run then sells everything that no strategy wants. */
    acceptSales: z.literal(true).optional(),
  })
  .openapi("SettingsRequest");

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsRequest = z.infer<typeof settingsRequestSchema>;
