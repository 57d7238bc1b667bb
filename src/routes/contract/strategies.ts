/** Activations: bots that trade, each on a share of the account. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./common.ts";

export const activationRequestSchema = z
  .object({
    botId: z.string(),
    /** Percent of managed equity; by default all that is not yet given away. */
    sharePercent: z.number().gt(0).max(100).optional(),
  })
  .openapi("ActivationRequest");

export const deactivationRequestSchema = z.object({ botId: z.string() }).openapi("DeactivationRequest");

export const liveStrategySchema = z
  .object({
    id: z.string(),
    botId: z.string(),
    name: z.string(),
    fingerprint: z.string(),
    sharePercent: decimalText,
    executionFrequency: z.literal("daily"),
    activatedAt: instantText,
    /** The strategy's own ledger. */
    ledger: z.object({ cash: decimalText, positions: z.record(z.string(), decimalText) }),
  })
  .openapi("LiveStrategy");

export const liveStrategyListSchema = z.object({ strategies: z.array(liveStrategySchema) });
export const activatedSchema = z.object({ success: z.literal(true), strategy: liveStrategySchema });
export const deactivatedSchema = z.object({ success: z.literal(true) });

export type LiveStrategy = z.infer<typeof liveStrategySchema>;
