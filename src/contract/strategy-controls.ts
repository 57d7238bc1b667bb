/** What an owner does with one strategy that trades. */
import { z } from "@hono/zod-openapi";
import { decimalText } from "./common.ts";
import { liveStrategySchema } from "./strategies.ts";

/** The bot whose strategy in force is meant. */
export const botParameterSchema = z.object({ botId: z.string() });

/** `true`: the strategy's next slot, by its own frequency, is left out; `false` takes that back. */
export const skipRequestSchema = z.strictObject({ skip: z.boolean() }).openapi("SkipRequest");

const sharesSchema = z
  .strictObject({
    symbol: z.string().min(1).max(20),
    /** Shares, 9 decimals at most. */
    quantity: z.string().regex(/^\d{1,12}(\.\d{1,9})?$/),
  })
  .openapi("ShareAssets");

const cashSchema = z
  .strictObject({
    /** Dollars to the cent. */
    cash: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/),
  })
  .openapi("CashAssets");

/** Shares, or dollars, that pass between a strategy's ledger and what is unassigned. */
export const assetsSchema = z.union([sharesSchema, cashSchema]).openapi("Assets");

export const reassignedSchema = z
  .object({
    /** Dollars to the cent that the ledger gained or gave, at the broker's prices. */
    value: decimalText,
    strategy: liveStrategySchema,
  })
  .openapi("Reassigned");

export type AssetsRequest = z.infer<typeof assetsSchema>;
export type Reassigned = z.infer<typeof reassignedSchema>;
