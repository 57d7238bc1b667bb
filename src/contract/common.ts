/** Shapes that several answers of the API share. Amounts of money and quantities are decimal text. */
import { z } from "@hono/zod-openapi";

/** Decimal text: `"12.5"`. Dollars for money, shares for quantities. */
export const decimalText = z.string().openapi({ example: "12345.67" });

/** RFC 3339 in UTC. */
export const instantText = z.string().openapi({ example: "2026-11-23T20:55:00.000Z" });

/** Fraction of a strategy per symbol; what is missing to 1 is cash. */
export const weightsSchema = z.record(z.string(), z.number()).openapi({ example: { SPY: 0.6, TLT: 0.4 } });

/** Every refusal of the API: a code for programs and one line for people. */
export const errorSchema = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi("Error");

export type ApiError = z.infer<typeof errorSchema>["error"];
