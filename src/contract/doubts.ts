/** What the broker has more or less than is explained (docs/spec/ledger.md). */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./common.ts";

export const doubtSchema = z
  .object({
    /** Null for cash. */
    symbol: z.string().nullable(),
    /** Shares, or dollars of cash, that the broker has more (positive) or less. */
    amount: decimalText,
    since: instantText,
    /** Complete looks that have found it, of the three over two sessions after which it counts as a fact. */
    looks: z.int(),
  })
  .openapi("Doubt");

export const acceptDoubtSchema = doubtSchema
  .pick({ symbol: true, amount: true })
  .strict()
  .openapi("AcceptDoubt");

export const doubtsSchema = z.object({ doubts: z.array(doubtSchema) }).openapi("Doubts");

export type DoubtShown = z.infer<typeof doubtSchema>;
export type AcceptDoubt = z.infer<typeof acceptDoubtSchema>;
export type Doubts = z.infer<typeof doubtsSchema>;
