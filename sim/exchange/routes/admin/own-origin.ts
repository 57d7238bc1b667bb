/** Keeps other web pages away from the operator's routes, which ask for no keys. */
import type { MiddlewareHandler } from "hono";

/**
 * 403 for a request that a page of another origin makes a browser send. Programs send no `Origin`, and the exchange's own
 * page sends the exchange's.
 */
export const requireOwnOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header("Origin");
  if (origin === undefined || origin === new URL(context.req.url).origin) return next();
  return context.json({ message: `pages of ${origin} may not operate this exchange` }, 403);
};
