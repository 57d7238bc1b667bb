/** Admits requests that carry Tiingo's token, as many of them as it is allowed. */
import type { MiddlewareHandler } from "hono";
import type { Core } from "../../core.ts";
import type { TiingoSettings } from "../../tiingo/settings.ts";

/** Tiingo's own sentence; bots look for it. */
const TOO_MANY =
  "Error: You have run over your hourly request allocation. Please upgrade at https://api.tiingo.com/pricing to have your limits increased.";

/** What a client reads beyond its allowance: 429, or 200 with the plain sentence where the operator wants that. */
export function allowanceUsedUp({ textRateLimit }: TiingoSettings): Response {
  return textRateLimit
    ? new Response(TOO_MANY, { headers: { "content-type": "text/plain; charset=UTF-8" } })
    : Response.json({ detail: TOO_MANY }, { status: 429 });
}

/**
 * 401 unless the request carries the token, in the `Authorization` header or the query, and is within the
 * allowance of the hour.
 */
export function admitToken({ tiingo, clock }: Core): MiddlewareHandler {
  return async (context, next) => {
    const header = /^Token\s+(\S+)$/i.exec(context.req.header("Authorization") ?? "")?.[1];
    const token = header ?? context.req.query("token");
    if (token === undefined) return context.json({ detail: "Please supply a token" }, 401);
    if (token !== tiingo.token) return context.json({ detail: "Invalid token." }, 401);
    if (!tiingo.admits(clock.now())) return allowanceUsedUp(tiingo.settings);
    await next();
    return undefined;
  };
}
