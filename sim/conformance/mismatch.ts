/** Compares answers with the exchange's own schemas. */
import type { Answer } from "./answer.ts";
import { problemsOf } from "../exchange/http/problems.ts";
import { schemaFor } from "./schemas/schema-for.ts";

/** What is wrong with an answer, in one line; `undefined` when it is as the exchange promises. */
export function mismatchOf({ method, path, status, body }: Answer): string | undefined {
  const read = schemaFor(method, path, status)?.safeParse(body);
  if (read?.success) return undefined;
  const problem = read ? problemsOf(read.error) : "there is no schema for this answer";
  return `${method} ${path} ${status}: ${problem}`;
}
