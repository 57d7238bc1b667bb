/** Activations: bots that trade, each on a share of the account. */
import { z } from "@hono/zod-openapi";
import { EXECUTION_FREQUENCIES } from "../engine/calendar/frequency.ts";
import { TRADING_STATES } from "../engine/risk/trading-state.ts";
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

/** Whether trading is allowed: of the platform, of an account, of a strategy. */
export const tradingStateSchema = z.enum(TRADING_STATES).openapi("TradingState");

/** Dollars as decimal text; null where the broker did not tell what the holdings are worth. */
export const performanceSchema = z
  .object({
    equity: decimalText.nullable(),
    unrealised: decimalText.nullable(),
    /** What trades brought less what the shares had cost (average cost method). */
    realised: decimalText,
    /** Dividends and interest less fees. */
    income: decimalText,
    /** Since activation, a fraction. */
    timeWeightedReturn: z.number().nullable(),
  })
  .openapi("Performance");

export const activationRequestSchema = z
  .strictObject({
    botId: z.string(),
    /** Percent of managed equity; by default all that is not yet given away. */
    sharePercent: z.number().gt(0).max(100).optional(),
    /** Dollars instead of percent: such a strategy gets nothing of deposits. */
    shareDollars: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,2})?$/)
      .optional(),
    /** Fraction of the strategy by which weights may drift before it trades; it always trades for another set of tickers. */
    driftBand: z.number().min(0).max(0.2).default(0),
    executionFrequency: executionFrequencySchema.default("daily"),
    onBadData: badDataPolicySchema.default({ policy: "hold" }),
  })
  .refine(({ sharePercent, shareDollars }) => sharePercent === undefined || shareDollars === undefined, {
    message: "ask for percent or for dollars, not for both",
    path: ["shareDollars"],
  })
  .openapi("ActivationRequest");

export const deactivationRequestSchema = z
  .strictObject({
    botId: z.string(),
    /** `keep`: what it holds stays in the account, unassigned. `sell`: a run sells it now, and ends the activation then. */
    holdings: z.enum(["keep", "sell"]).default("keep"),
  })
  .openapi("DeactivationRequest");

export const liveStrategySchema = z
  .object({
    id: z.string(),
    botId: z.string(),
    name: z.string(),
    fingerprint: z.string(),
    sharePercent: decimalText,
    shareDollars: decimalText.nullable(),
    driftBand: z.number(),
    /** `HALTED`: paused. `REDUCING`: sells only. */
    tradingState: tradingStateSchema,
    /** The slot that is left out, or null. */
    skipSlot: z.string().nullable(),
    /** Why it is held until its owner agrees, or null. */
    heldBecause: z.string().nullable(),
    executionFrequency: executionFrequencySchema,
    onBadData: badDataPolicySchema,
    activatedAt: instantText,
    /** The strategy's own ledger. */
    ledger: z.object({ cash: decimalText, positions: z.record(z.string(), decimalText) }),
    performance: performanceSchema,
  })
  .openapi("LiveStrategy");

export const liveStrategyListSchema = z.object({ strategies: z.array(liveStrategySchema) });
export const activatedSchema = z.object({ success: z.literal(true), strategy: liveStrategySchema });
export const deactivatedSchema = z.object({ success: z.literal(true) });
/** `slot`: that of the run that sells first and then ends the activation; null when it has ended. */
export const deactivationSchema = deactivatedSchema.extend({ slot: z.string().nullable() });

/** What an activation may be asked for with. */
export type ActivationTerms = Omit<z.input<typeof activationRequestSchema>, "botId">;
export type LiveStrategy = z.infer<typeof liveStrategySchema>;
