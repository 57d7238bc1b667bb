import * as z from "zod";

/** Why an answer could not be read. */
export function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof SyntaxError ? "not JSON" : String(error);
}
