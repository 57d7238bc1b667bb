/** Activations: bots that trade, each on a share of the account. */
import { z } from "@hono/zod-openapi";
import { EXECUTION_FREQUENCIES } from "../../engine/calendar/frequency.ts";
import { decimalText, instantText } from "./common.ts";

/**
 * What a strategy does on a day on which data that it needs are missing or were refused: keep what it has (`hold`, also
 * `skip`, which is recorded as skipped), or put all of it into one symbol.
 */
export const badDataPolicySchema = z
  .discriminatedUnion("policy", [
    z.strictObject({ policy: z.literal("hold") }),
    z.strictObject({ policy: z.literal("skip") }),
    z.strictObject({
      policy: z.literal("safe_asset"),
      symbol: z.string().regex(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/),
    }),
  ])
  .openapi("BadDataPolicy");

/** When a strategy decides: at the close only, also on every full hour from 10:00, or on every half hour. */
export const executionFrequencySchema = z.enum(EXECUTION_FREQUENCIES).openapi("ExecutionFrequency");

export const activationRequestSchema = z
  .object({
    botId: z.string(),
    /** Percent of managed equity; by default all that is not yet given away. */
    sharePercent: z.number().gt(0).max(100).optional(),
    executionFrequency: executionFrequencySchema.default("daily"),
    onBadData: badDataPolicySchema.default({ policy: "hold" }),
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
    executionFrequency: executionFrequencySchema,
    onBadData: badDataPolicySchema,
    activatedAt: instantText,
    /** The strategy's own ledger. */
    ledger: z.object({ cash: decimalText, positions: z.record(z.string(), decimalText) }),
  })
  .openapi("LiveStrategy");

export const liveStrategyListSchema = z.object({ strategies: z.array(liveStrategySchema) });
export const activatedSchema = z.object({ success: z.literal(true), strategy: liveStrategySchema });
export const deactivatedSchema = z.object({ success: z.literal(true) });

/** What an activation may be asked for with. */
export type ActivationTerms = Omit<z.input<typeof activationRequestSchema>, "botId">;
export type LiveStrategy = z.infer<typeof liveStrategySchema>;
