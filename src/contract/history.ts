/** Execution history: what each strategy did in each slot. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText, weightsSchema } from "./common.ts";
import { executionPayloadSchema } from "./execution-payload.ts";
import { outcomeSchema, reasonSchema } from "./status.ts";

export const plannedTradeSchema = z.object({
  symbol: z.string(),
  /** This strategy's part of the order, in shares. */
  quantity: decimalText,
  limitPrice: decimalText.nullable(),
  reason: z.enum(["enter", "increase", "reduce", "exit"]),
});

/** Fractions, positive when they cost; null where a price is not known. See the design document on risk. */
export const slippageSchema = z.object({
  /** From the snapshot to the arrival price, from there to the fill, and from the snapshot to the fill. */
  delay: z.number().nullable(),
  execution: z.number().nullable(),
  total: z.number().nullable(),
});

export const executedTradeSchema = z.object({
  symbol: z.string(),
  quantity: decimalText,
  /** This strategy's part of the fills, in shares, and their average price in dollars. */
  filledQuantity: decimalText,
  filledAveragePrice: decimalText.nullable(),
  status: z.string(),
  /** The broker's id of the latest attempt that it has taken. */
  orderId: z.string().nullable(),
  /** Our ids of the shared orders that the fills came from, one a price attempt. */
  clientOrderIds: z.array(z.string()),
  /** Dollars: the market when the order was about to leave. */
  arrivalPrice: decimalText.nullable(),
  slippage: slippageSchema,
});

export const historyRowSchema = z
  .object({
    id: z.string(),
    strategyId: z.string(),
    strategyName: z.string(),
    slot: z.string(),
    executedAt: instantText,
    outcome: outcomeSchema,
    success: z.boolean(),
    errorMessage: z.string().nullable(),
    accountValue: decimalText.nullable(),
    strategyValueBefore: decimalText.nullable(),
    strategyValueAfter: decimalText.nullable(),
    targets: weightsSchema.nullable(),
    sells: z.number().int(),
    buys: z.number().int(),
  })
  .openapi("HistoryRow");

export const historyRecordSchema = historyRowSchema
  .extend({
    planned: z.object({ sells: z.array(plannedTradeSchema), buys: z.array(plannedTradeSchema) }),
    executed: z.object({
      sells: z.array(executedTradeSchema),
      buys: z.array(executedTradeSchema),
      errors: z.array(reasonSchema),
      /** What happened to the account besides, and was no obstacle. */
      notes: z.array(reasonSchema),
    }),
    /** Dollars per symbol, from the slot's snapshot: what the strategy reads, wants, trades or holds. */
    prices: z.record(z.string(), z.number()),
    /** Where each of them came from, and how old it was when it was taken, ms. */
    priceSources: z.record(z.string(), z.object({ source: z.string(), ageMs: z.number() })),
    /** Of all trades together, each weighted by what it was worth. */
    slippage: slippageSchema,
    snapshotHash: z.string().nullable(),
    planHash: z.string().nullable(),
    fingerprint: z.string(),
  })
  .openapi("HistoryRecord");

export const executionSchema = z.object({
  record: historyRecordSchema,
  /** What the account keeps of the run beside its record; null when it has nothing of it any more. */
  payload: executionPayloadSchema.nullable(),
});

export const historyPageSchema = z.object({
  history: z.array(historyRowSchema),
  /** Offset of the next page, null on the last. */
  nextOffset: z.number().int().nullable(),
});

export const historyQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

export type PlannedTrade = z.infer<typeof plannedTradeSchema>;
export type ExecutedTrade = z.infer<typeof executedTradeSchema>;
export type HistoryRow = z.infer<typeof historyRowSchema>;
export type HistoryRecord = z.infer<typeof historyRecordSchema>;
