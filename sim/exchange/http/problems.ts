/** What is wrong with JSON that somebody sent, in one line. */
import type * as z from "zod";

/** Each problem with the dot path of its field, below the path of what was read: `steps.0.halt.symbol: ...`. */
export function problemsOf(error: z.ZodError, ...below: readonly (string | number)[]): string {
  return error.issues
    .map(({ path, message }) => [[...below, ...path].join("."), message].filter(Boolean).join(": "))
    .join("; ");
}
