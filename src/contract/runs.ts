/** Runs that an owner asks for: looked at first, and sent only as they were seen. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText, weightsSchema } from "./common.ts";
import { plannedTradeSchema } from "./history.ts";
import { reasonSchema } from "./status.ts";

/**
 * `rebalance`: what the trees say now. `go_to_cash`: everything is sold and the strategies are paused. `liquidate`:
 * everything is sold and the strategies are deactivated.
 */
export const previewRequestSchema = z
  .strictObject({
    kind: z.enum(["rebalance", "go_to_cash", "liquidate"]).default("rebalance"),
    /** The bots that it is about; all that trade when left out. */
    botIds: z.array(z.string()).min(1).optional(),
  })
  .openapi("PreviewRequest");

export const previewOrderSchema = plannedTradeSchema
  .omit({ limitPrice: true })
  .extend({
    side: z.enum(["sell", "buy"]),
    /** Dollars, at the prices of the preview. */
    value: decimalText,
  })
  .openapi("PreviewOrder");

export const previewSchema = z
  .object({
    /** What a run must present to be sent; good until `expiresAt`, and as long as nothing that it rests on changes. */
    planHash: z.string(),
    expiresAt: instantText,
    orders: z.array(previewOrderSchema),
    /** Shares that pass from one strategy to another without an order. */
    crosses: z.array(
      z.object({
        symbol: z.string(),
        quantity: decimalText,
        fromStrategyId: z.string(),
        toStrategyId: z.string(),
      }),
    ),
    strategies: z.array(
      z.object({
        strategyId: z.string(),
        botId: z.string(),
        name: z.string(),
        /** Null when it keeps what it has. */
        targets: weightsSchema.nullable(),
        heldBecause: z.string().nullable(),
      }),
    ),
    /** What was left out and why, and what was found out about the account. */
    reasons: z.array(reasonSchema),
    /** Dollars per symbol, with where each price came from and how old it is, ms. */
    prices: z.record(z.string(), z.object({ price: z.number(), source: z.string(), ageMs: z.number() })),
  })
  .openapi("Preview");

/** `planHash`: SHA-256 (hex) that a preview has answered. */
export const runNowRequestSchema = z
  .strictObject({ planHash: z.string().regex(/^[0-9a-f]{64}$/) })
  .openapi("RunNowRequest");

/** The slot of the run that has begun; how it comes out is in the status and in history. */
export const runStartedSchema = z.object({ slot: z.string() }).openapi("RunStarted");

export type RunKind = z.infer<typeof previewRequestSchema>["kind"];
export type PreviewRequest = z.input<typeof previewRequestSchema>;
export type Preview = z.infer<typeof previewSchema>;
export type RunStarted = z.infer<typeof runStartedSchema>;
