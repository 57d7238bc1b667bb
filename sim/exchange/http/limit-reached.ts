/** Refusals of clients that ask too often, in the form of the service that they asked. */
import type { Core } from "../core.ts";
import { allowanceUsedUp } from "../routes/tiingo/admit-token.ts";
import { RATE_LIMITED, rateLimitHeaders } from "./rate-limit.ts";

const TIINGO_PATHS = ["/iex", "/tiingo"];

/** 429 for a path, as if its limit were used up, whatever was counted. Tiingo tells no client where it stands. */
export function limitReached(core: Core, path: string): Response {
  if (TIINGO_PATHS.some((prefix) => path.startsWith(prefix))) return allowanceUsedUp(core.tiingo.settings);
  // Trading and data are counted apart, but by the same limit.
  const headers = rateLimitHeaders(core.tradingLimit.exhausted(core.clock.now()));
  return Response.json(RATE_LIMITED, { status: 429, headers });
}
