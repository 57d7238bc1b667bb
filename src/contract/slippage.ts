/** What trading has cost over some days. */
import { z } from "@hono/zod-openapi";

export const slippageQuerySchema = z.strictObject({
  /** All strategies together when left out. */
  strategyId: z.string().optional(),
  /** Calendar days back from now. */
  days: z.coerce.number().int().min(1).max(3660).default(60),
});

/** Fractions, positive when they cost. An execution whose prices are not known counts for nothing. */
const statisticsSchema = z.object({
  count: z.number().int(),
  mean: z.number().nullable(),
  /** Of the mean; null for fewer than two executions. */
  standardError: z.number().nullable(),
});

export const slippageReportSchema = z
  .object({
    days: z.number().int(),
    /** Executions in which anything was filled. */
    executions: z.number().int(),
    /** From the snapshot to the arrival price, from there to the fill, and from the snapshot to the fill. */
    delay: statisticsSchema,
    execution: statisticsSchema,
    total: statisticsSchema,
  })
  .openapi("SlippageReport");
