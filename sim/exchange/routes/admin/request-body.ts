/** Reads the JSON bodies of the operator's requests; what is wrong with one is answered as 422 with a `message`. */
import type { Context } from "hono";
import * as z from "zod";
import { parseTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import { problemsOf } from "../../http/problems.ts";

/** An RFC 3339 timestamp, as epoch ms. */
export const Instant = z.string().transform((text, context) => {
  const instant = parseTimestamp(text);
  if (instant !== undefined) return instant;
  context.addIssue({ code: "custom", message: "is not an RFC 3339 timestamp" });
  return z.NEVER;
});

/** An amount of dollars above or at zero, as a decimal string of at most 15 digits and two decimals. */
export const Dollars = z
  .union([z.string(), z.number()], "is not an amount of dollars")
  .transform(String)
  .pipe(z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, "is not an amount of dollars"));

export type ReadBody<Shape> =
  | { readonly ok: true; readonly value: Shape }
  | { readonly ok: false; readonly answer: Response };

/** The body of a request in the shape of a schema, or the answer that says what is wrong with it. */
export async function readBody<Shape>(context: Context, schema: z.ZodType<Shape>): Promise<ReadBody<Shape>> {
  const content: unknown = await context.req.json().catch(() => undefined);
  if (content === undefined) return { ok: false, answer: unreadable(context, "the body is not JSON") };
  const result = schema.safeParse(content);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, answer: unreadable(context, problemsOf(result.error)) };
}

/** 422 with one line that says what is wrong. */
export function unreadable(context: Context, message: string): Response {
  return context.json({ message }, 422);
}
