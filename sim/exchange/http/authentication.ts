/** Admits requests that carry the keys of an account, and counts them against its limit. */
import type { MiddlewareHandler } from "hono";
import type { Account } from "../accounts/account.ts";
import type { Core } from "../core.ts";
import { RATE_LIMITED, rateLimitHeaders } from "./rate-limit.ts";
import type { RateLimit } from "./rate-limit.ts";

/** What an admitted request knows. */
export interface AccountEnv {
  Variables: { account: Account };
}

/** 401 for missing or unknown keys, 429 beyond the limit; every admitted answer carries the `X-RateLimit-*` headers. */
export function admitAccounts(core: Core, rateLimit: RateLimit): MiddlewareHandler<AccountEnv> {
  return async (context, next) => {
    const keyId = context.req.header("APCA-API-KEY-ID") ?? "";
    const account = core.accounts.withKeys(keyId, context.req.header("APCA-API-SECRET-KEY") ?? "");
    if (!account) return context.json({ message: "unauthorized." }, 401);
    const state = rateLimit.count(account.identity.id, core.clock.now());
    context.set("account", account);
    if (state.allowed) await next();
    else context.res = context.json(RATE_LIMITED, 429);
    for (const [name, value] of Object.entries(rateLimitHeaders(state))) context.header(name, value);
    return undefined;
  };
}
