/** What every answer of the API tells the browser: keep none of it, and run none of it. */
import { createMiddleware } from "hono/factory";
import type { ApiEnvironment } from "../api-environment.ts";

const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/** As long as the pages say it (`web/public/_headers`), which come from the same host. */
const TRANSPORT = "max-age=63072000";

/**
 * Sets the headers of every answer, refusals and failures included; it must be the first of all middleware. An answer that
 * says itself how long it may be kept is kept so: the market's data, which are the same for everybody.
 */
export const tellBrowser = createMiddleware<ApiEnvironment>(async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (c.env.APP_URL.startsWith("https://")) headers.set("Strict-Transport-Security", TRANSPORT);
});
