/** The shapes of exported nodes and conditions, one level at a time; fields that nobody knows pass unread. */
import * as z from "zod";
import { below, type Location, refuse } from "./location.ts";

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);

const numberText = z
  .string()
  .trim()
  .refine((written) => Number.isFinite(Number(written)), "expected a number");

/** Exports hold numbers, the text of a form's field, or nothing where the field was cleared. */
const number = z
  .union([z.number(), numberText])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === "" ? undefined : Number(value)));

const looksText = z.string().nullish().catch(null);

/** An id in any form that exports have had; `undefined` where there is none. */
const id = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => (value === undefined || value === null || value === "" ? undefined : String(value)));

const items = z.array(z.unknown()).nullish();

export const nodeShape = z.object({
  title: looksText,
  bgColor: looksText,
  collapsed: z.boolean().nullish().catch(null),
  kind: text,
  children: z.record(z.string(), items).nullish(),
  weighting: text,
  weightingThen: text,
  weightingElse: text,
  volWindow: number,
  volWindowThen: number,
  volWindowElse: number,
  minCap: number,
  minCapThen: number,
  minCapElse: number,
  maxCap: number,
  maxCapThen: number,
  maxCapElse: number,
  cappedFallback: text,
  cappedFallbackThen: text,
  cappedFallbackElse: text,
  window: number,
  definedWeight: number,
  conditions: items,
  positions: z.array(z.string().nullable()).nullish(),
});
export type NodeShape = z.infer<typeof nodeShape>;

export const conditionShape = z.object({
  id,
  type: text,
  metric: text,
  window: number,
  ticker: text,
  comparator: text,
  threshold: number,
  expanded: z.boolean().nullish(),
  rightMetric: text,
  rightWindow: number,
  rightTicker: text,
  forDays: number,
});
export type ConditionShape = z.infer<typeof conditionShape>;

const identified = z.object({ id }).catch({ id: undefined });

/** The id of a node in any shape, `undefined` where it has none. */
export function readId(value: unknown): string | undefined {
  return identified.parse(value).id;
}

/** Reads a value by its shape; on a mismatch notes one error for each field and answers `null`. */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  at: Location,
): z.infer<Shape> | null {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const field = below(at, ...issue.path.map((key) => (typeof key === "number" ? key : String(key))));
    refuse(field, "shape.invalid", issue.message);
  }
  return null;
}
