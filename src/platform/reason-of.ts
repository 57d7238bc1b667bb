/** Why something failed, in the words of whoever failed first: the one way in which an error comes into the log. */

/** With what drizzle begins to quote a query, and behind it the values. */
const QUERY = /Failed (query:|to run the query)[^]*/;

/**
 * The message of the innermost cause of an error. Those around it may quote what was asked for, as queries with their
 * values, which does not belong into logs; nor is it told where the cause was lost on its way.
 */
export function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  const message = innermost instanceof Error ? innermost.message : String(innermost);
  return message.replace(QUERY, "a query failed");
}
