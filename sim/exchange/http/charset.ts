/** Alpaca says of its JSON in what characters it is. */
import type { MiddlewareHandler } from "hono";

const JSON_TYPE = "application/json";
const WITH_CHARSET = "application/json; charset=UTF-8";

/** Names the charset of every JSON answer. */
export const nameCharset: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.res.headers.get("content-type") === JSON_TYPE) context.header("content-type", WITH_CHARSET);
};
