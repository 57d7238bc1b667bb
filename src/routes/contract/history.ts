/** Execution history: what each strategy did in each slot. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText, weightsSchema } from "./common.ts";
import { outcomeSchema, reasonSchema } from "./status.ts";

export const plannedTradeSchema = z.object({
  symbol: z.string(),
  /** This strategy's part of the order, in shares. */
  quantity: decimalText,
  limitPrice: decimalText.nullable(),
  reason: z.enum(["enter", "increase", "reduce", "exit"]),
});

export const executedTradeSchema = z.object({
  symbol: z.string(),
  quantity: decimalText,
  /** This strategy's part of the fills, in shares, and their average price in dollars. */
  filledQuantity: decimalText,
  filledAveragePrice: decimalText.nullable(),
  status: z.string(),
  /** The shared orders that the fills came from, one a price attempt. */
  clientOrderIds: z.array(z.string()),
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
    }),
    /** Dollars per symbol, from the slot's snapshot. */
    prices: z.record(z.string(), z.number()),
    snapshotHash: z.string().nullable(),
    planHash: z.string().nullable(),
    fingerprint: z.string(),
  })
  .openapi("HistoryRecord");

export const historyPageSchema = z.object({
  history: z.array(historyRowSchema),
  /** Offset of the next page, null on the last. */
  nextOffset: z.number().int().nullable(),
});

export const historyQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

export type PlannedTrade = z.infer<typeof plannedTradeSchema>;
export type ExecutedTrade = z.infer<typeof executedTradeSchema>;
export type HistoryRow = z.infer<typeof historyRowSchema>;
export type HistoryRecord = z.infer<typeof historyRecordSchema>;
