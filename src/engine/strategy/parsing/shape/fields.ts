/**
 * The kinds of fields that exports have. They are also what the published JSON Schema is made of, with the
 * descriptions.
 */
import * as z from "zod";

/** In UTF-16 code units: no name that a strategy refers to is nearly as long. */
const LONGEST_TEXT = 1000;

/** Trimmed; `undefined` where it is missing, `null` or blank. */
export function text(description: string) {
  return z
    .string()
    .max(LONGEST_TEXT)
    .nullish()
    .transform((value) => value?.trim() || undefined)
    .meta({ description });
}

const numberText = z
  .string()
  .max(LONGEST_TEXT)
  .trim()
  .refine((written) => Number.isFinite(Number(written)), "expected a number");

/** A number, or the text of a form's field; `undefined` where it is missing, `null` or cleared. Never -0. */
export function number(description: string) {
  return z
    .union([z.number(), numberText, z.null()])
    .optional()
    .transform((value) =>
      value === undefined || value === null || value === "" ? undefined : Number(value) + 0,
    )
    .meta({ description });
}

/** `undefined` where it is missing or `null`. */
export function flag(description: string) {
  return z
    .boolean()
    .nullish()
    .transform((value) => value ?? undefined)
    .meta({ description });
}

/** A text that changes no decision: one of a strange type is dropped, a long one cut. */
export function looksText(description: string) {
  return z
    .string()
    .nullish()
    .catch(null)
    .transform((value) => value?.slice(0, LONGEST_TEXT))
    .meta({ description });
}

/** A flag that changes no decision: one of a strange type is dropped. */
export function looksFlag(description: string) {
  return z
    .boolean()
    .nullish()
    .catch(null)
    .transform((value) => value ?? undefined)
    .meta({ description });
}

/** An id in any form that exports have had; `undefined` where there is none. */
export function id(description: string) {
  return z
    .union([z.string(), z.number()])
    .nullish()
    .catch(null)
    .transform((value) => (value === undefined || value === null || value === "" ? undefined : String(value)))
    .meta({ description });
}

/** A list of entries; `undefined` or `null` where it is missing. */
export function list<Entry extends z.ZodType>(entry: Entry, description: string) {
  return z.array(entry).nullish().meta({ description });
}
