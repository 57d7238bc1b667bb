/** What the account object keeps of a run besides its history row: everything that is too much for a row. */
import { z } from "@hono/zod-openapi";
import type { TraceEntry } from "../engine/evaluate/decision/trace.ts";
import { decimalText, instantText } from "./common.ts";
import { outcomeSchema, reasonSchema, runStateSchema } from "./status.ts";

const sideSchema = z.enum(["sell", "buy"]);
const tradeReasonSchema = z.enum(["enter", "increase", "reduce", "exit"]);
const shareSchema = z.object({ strategyId: z.string(), quantity: decimalText });

export const runRecordSchema = z.object({
  state: runStateSchema,
  outcome: outcomeSchema.nullable(),
  trigger: z.enum(["dispatch", "alarm", "owner", "operator"]),
  claimedAt: instantText,
  reportedAt: instantText.nullable(),
  /** What was added to our clock to get the broker's, ms. */
  clockSkew: z.number().nullable(),
  /** Dollars of the whole account. */
  equityBefore: decimalText.nullable(),
  equityAfter: decimalText.nullable(),
  reasons: z.array(reasonSchema),
});

/** The last element of a trace that was too long to be kept whole. */
export interface TraceCut {
  /** How many more nodes were looked at. */
  readonly leftOut: number;
  /** One line for people. */
  readonly message: string;
}

export const decisionRecordSchema = z.object({
  /** The nodes that were looked at, as the engine's trace names them; null when the strategy did not decide. */
  trace: z
    .array(z.custom<TraceEntry | TraceCut>())
    .nullable()
    .openapi({ type: "array", items: { type: "object" } }),
  heldBecause: z.string().nullable(),
  /** The policy for bad data that took the tree's place. */
  badDataPolicy: z.enum(["hold", "safe_asset", "skip"]).nullable(),
  /** The histories that it rests on: how many bars, which columns, their checksum and last close (adjusted dollars). */
  histories: z
    .record(
      z.string(),
      z.object({
        bars: z.number().int(),
        columns: z.enum(["closes", "all"]),
        checksum: z.string(),
        lastClose: z.number(),
      }),
    )
    .nullable(),
});

export const crossRecordSchema = z.object({
  symbol: z.string(),
  quantity: decimalText,
  price: decimalText,
  fromStrategyId: z.string(),
  toStrategyId: z.string(),
});

export const planRecordSchema = z.object({
  orders: z.array(
    z.object({
      symbol: z.string(),
      side: sideSchema,
      quantity: decimalText,
      reason: tradeReasonSchema,
      /** Who wants how much of it. */
      shares: z.array(shareSchema),
    }),
  ),
  /** At the snapshot's prices, before the market was asked. */
  crosses: z.array(crossRecordSchema),
  leftOut: z.array(reasonSchema),
});

/** One price attempt of an order, from its intent to its end. */
export const orderRecordSchema = z.object({
  clientOrderId: z.string(),
  orderId: z.string().nullable(),
  symbol: z.string(),
  side: sideSchema,
  attempt: z.number().int(),
  type: z.enum(["market", "limit"]),
  quantity: decimalText,
  limitPrice: decimalText.nullable(),
  reason: tradeReasonSchema,
  shares: z.array(shareSchema),
  state: z.enum(["intended", "unknown", "working", "closed", "rejected"]),
  brokerStatus: z.string().nullable(),
  filledQuantity: decimalText,
  filledAveragePrice: decimalText.nullable(),
  intendedAt: instantText,
  sentAt: instantText.nullable(),
  cancelRequestedAt: instantText.nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
});

export const arrivalSchema = z.object({
  bid: decimalText.nullable(),
  ask: decimalText.nullable(),
  last: decimalText.nullable(),
  /** What counts as the arrival price. */
  price: decimalText.nullable(),
});

export const entryRecordSchema = z.object({
  strategyId: z.string(),
  kind: z.string(),
  /** Empty for cash alone. */
  symbol: z.string(),
  quantity: decimalText,
  cash: decimalText,
  cost: decimalText,
  reference: z.string(),
  at: instantText,
});

export const executionPayloadSchema = z
  .object({
    run: runRecordSchema,
    /** Null when the strategy was not asked. */
    decision: decisionRecordSchema.nullable(),
    /** Of the whole account; null when the run ended before it planned. */
    plan: planRecordSchema.nullable(),
    orders: z.array(orderRecordSchema),
    /** The quotes when the orders were about to leave, by symbol. */
    arrivals: z.record(z.string(), arrivalSchema),
    /** Those that their buyers could pay for, at the price at which they were made. */
    crosses: z.array(crossRecordSchema),
    /** What the run changed in the strategies' ledgers. */
    ledgerEntries: z.array(entryRecordSchema),
  })
  .openapi("ExecutionPayload");

export type ExecutionPayload = z.infer<typeof executionPayloadSchema>;
