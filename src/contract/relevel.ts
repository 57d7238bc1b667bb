/** Re-levelling: every strategy gets its share of the account again. Amounts are dollars, to the cent. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./common.ts";

export const levelSchema = z
  .object({
    strategyId: z.string(),
    botId: z.string(),
    name: z.string(),
    /** What it is worth, and what its share comes to. */
    equity: decimalText,
    target: decimalText,
    /** Cash that it gets; negative for what it gives. */
    transfer: decimalText,
  })
  .openapi("Level");

export const levelsSchema = z
  .object({
    /** What a re-level must present; good until `expiresAt`, and as long as the account stays as it is. */
    levelHash: z.string(),
    expiresAt: instantText,
    managedEquity: decimalText,
    unassignedBefore: decimalText,
    unassignedAfter: decimalText,
    levels: z.array(levelSchema),
  })
  .openapi("Levels");

export const relevelRequestSchema = z.strictObject({ levelHash: z.string() }).openapi("RelevelRequest");

export type Levels = z.infer<typeof levelsSchema>;
