/** Why something failed, in the words of whoever failed first. */

/**
 * The message of the innermost cause of an error. Those around it may quote what was asked for, as queries with their
 * values, which does not belong into logs.
 */
export function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}
