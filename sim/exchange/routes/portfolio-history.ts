/** `GET /v2/account/portfolio/history`: what the account was worth over time. */
import { Hono } from "hono";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { malformed, refuse } from "../http/refusal.ts";
import { readHistoryQuery } from "../portfolio-history/history-query.ts";
import { portfolioHistory } from "../portfolio-history/portfolio-history.ts";

/** Routes of an account's history. */
export function portfolioHistoryRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>().get("/", (context) => {
    const read = readHistoryQuery(context.req.query(), core.clock.now());
    if (!read.ok) return refuse(malformed(read.message));
    return context.json(portfolioHistory(core, context.get("account"), read.query));
  });
}
