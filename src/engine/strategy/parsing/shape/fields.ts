/**
 * The kinds of fields that exports have, each with its quick reader. They are also what the published JSON Schema is
 * made of, with the descriptions.
 */
import * as z from "zod";
import { quickly, SLOW } from "./quick-reader.ts";

/** In UTF-16 code units: no name that a strategy refers to is nearly as long. */
const LONGEST_TEXT = 1000;

/** Trimmed; `undefined` where it is missing, `null` or blank. */
export function text(description: string) {
  const shape = z
    .string()
    .max(LONGEST_TEXT)
    .nullish()
    .transform((value) => value?.trim() || undefined)
    .meta({ description });
  return quickly(shape, (value) => {
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" && value.length <= LONGEST_TEXT ? value.trim() || undefined : SLOW;
  });
}

const numberText = z
  .string()
  .max(LONGEST_TEXT)
  .trim()
  .refine((written) => Number.isFinite(Number(written)), "expected a number");

/** A number, or the text of a form's field; `undefined` where it is missing, `null` or cleared. Never -0. */
export function number(description: string) {
  const shape = z
    .union([z.number(), numberText, z.null()])
    .optional()
    .transform((value) =>
      value === undefined || value === null || value === "" ? undefined : Number(value) + 0,
    )
    .meta({ description });
  return quickly(shape, (value) => {
    if (value === undefined || value === null) return undefined;
    return typeof value === "number" && Number.isFinite(value) ? value + 0 : SLOW;
  });
}

/** `undefined` where it is missing or `null`. */
export function flag(description: string) {
  const shape = z
    .boolean()
    .nullish()
    .transform((value) => value ?? undefined)
    .meta({ description });
  return quickly(shape, quickFlag);
}

/** A text that changes no decision: one of a strange type is dropped, a long one cut. */
export function looksText(description: string) {
  const shape = z
    .string()
    .nullish()
    .catch(null)
    .transform((value) => value?.slice(0, LONGEST_TEXT))
    .meta({ description });
  return quickly(shape, (value) => {
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : SLOW;
  });
}

/** A flag that changes no decision: one of a strange type is dropped. */
export function looksFlag(description: string) {
  const shape = z
    .boolean()
    .nullish()
    .catch(null)
    .transform((value) => value ?? undefined)
    .meta({ description });
  return quickly(shape, quickFlag);
}

/** An id in any form that exports have had; `undefined` where there is none. */
export function id(description: string) {
  const shape = z
    .union([z.string(), z.number()])
    .nullish()
    .catch(null)
    .transform((value) => (value === undefined || value === null || value === "" ? undefined : String(value)))
    .meta({ description });
  return quickly(shape, (value) => {
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" ? value || undefined : SLOW;
  });
}

/** A list of entries; `undefined` or `null` where it is missing. */
export function list<Entry extends z.ZodType>(entry: Entry, description: string) {
  return z.array(entry).nullish().meta({ description });
}

function quickFlag(value: unknown): boolean | undefined | typeof SLOW {
  if (value === undefined || value === null) return undefined;
  return typeof value === "boolean" ? value : SLOW;
}
