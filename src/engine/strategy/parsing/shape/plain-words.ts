/** What is wrong with a field, for people who have never heard of schemas. */
import type * as z from "zod";
import { fieldOf } from "../fields-of.ts";
import { quoted } from "../quoted.ts";

/** What a field must be, by zod's names. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list, [ ... ]",
  object: "an object, { ... }",
  record: "an object, { ... }",
  int: "a whole number",
  nonoptional: "there",
};

/**
 * The mismatch of a value, which people call `what`, or of something in it, as one line: `window must be a number, not
 * the text "soon"`.
 */
export function inPlainWords(issue: z.core.$ZodIssue, value: unknown, what: string): string {
  const found = issue.path.reduce<unknown>((inner, key) => fieldOf(inner, String(key)), value);
  return `${subjectOf(issue.path) ?? what} must be ${expectedOf(issue)}, not ${describeValue(found)}`;
}

function subjectOf(path: readonly PropertyKey[]): string | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  if (typeof last !== "number") return String(last);
  return `entry ${last + 1} of ${String(path.at(-2) ?? "the list")}`;
}

/** What a type of zod's is called. */
export function typeInWords(expected: string): string {
  return EXPECTED[expected] ?? expected;
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeInWords(issue.expected);
    case "too_big":
      return `a text of at most ${issue.maximum} characters`;
    default:
      // What may be a number or the text of one.
      return "a number";
  }
}

function describeValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "string":
      return `the text ${quoted(value)}`;
    case "number":
      return Number.isFinite(value) ? String(value) : "a number beyond all bounds";
    case "boolean":
      return String(value);
    default:
      return "an object";
  }
}
