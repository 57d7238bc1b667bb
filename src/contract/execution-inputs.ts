/** What a run decided on, whole, so that anybody can decide it again. */
import { z } from "@hono/zod-openapi";

export const storedDecisionSchema = z.object({
  strategyId: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  /** JSON of the pinned tree. */
  tree: z.string(),
  /** JSON of weights and trace as they were stored; null when the strategy held. */
  targetsJson: z.string().nullable(),
  traceJson: z.string().nullable(),
  /** JSON of the histories that it rests on, `{ SPY: { bars, checksum } }`; null when the tree did not decide. */
  historiesJson: z.string().nullable(),
  /** Why the tree did not decide, or why the strategy held. */
  heldBecause: z.string().nullable(),
  badDataPolicy: z.enum(["hold", "safe_asset", "skip"]).nullable(),
});

/** The columns are texts as they were stored: they are compared bit by bit. */
export const executionInputsSchema = z
  .object({
    slot: z.string(),
    /** JSON of the slot's instants; null in runs from before they were kept. */
    slotJson: z.string().nullable(),
    /** JSON of everything that the plan was made from, of the plan, and the hash of both; null without a plan. */
    inputsJson: z.string().nullable(),
    planJson: z.string().nullable(),
    planHash: z.string().nullable(),
    /** JSON of the prices that were decided on, with the session's splits and dividends. */
    pricesJson: z.string().nullable(),
    /** Of every strategy that decided in the run: they share its plan. */
    decisions: z.array(storedDecisionSchema),
  })
  .openapi("ExecutionInputs");

export type StoredDecision = z.infer<typeof storedDecisionSchema>;
export type ExecutionInputs = z.infer<typeof executionInputsSchema>;
