/** Compares answers with the exchange's own schemas. */
import type { Answer } from "./answer.ts";
import { problemsOf } from "../exchange/http/problems.ts";
import { unreadableByPython } from "./schemas/alpaca-py/readable.ts";
import { schemaFor } from "./schemas/schema-for.ts";

function problemOf(answer: Answer): string | undefined {
  const { method, path, status, body } = answer;
  const schema = schemaFor(method, path, status);
  if (!schema) return "there is no schema for this answer";
  const read = schema.safeParse(body);
  if (!read.success) return problemsOf(read.error);
  const unreadable = unreadableByPython(answer);
  return unreadable === undefined ? undefined : `alpaca-py cannot read it: ${unreadable}`;
}

/**
 * What is wrong with an answer, in one line; `undefined` when it is as the exchange promises, and Alpaca's Python client
 * can read it.
 */
export function mismatchOf(answer: Answer): string | undefined {
  const problem = problemOf(answer);
  return problem === undefined ? undefined : `${answer.method} ${answer.path} ${answer.status}: ${problem}`;
}
