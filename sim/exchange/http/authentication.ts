/** Admits requests that carry the keys of an account, and counts them against its limit. */
import type { MiddlewareHandler } from "hono";
import type { Account } from "../accounts/account.ts";
import type { Core } from "../core.ts";
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
    const { allowed, limit, remaining, reset } = rateLimit.count(account.identity.id, core.clock.now());
    context.set("account", account);
    if (allowed) await next();
    else context.res = context.json({ code: 42910000, message: "rate limit exceeded" }, 429);
    context.header("X-RateLimit-Limit", String(limit));
    context.header("X-RateLimit-Remaining", String(remaining));
    context.header("X-RateLimit-Reset", String(reset));
    return undefined;
  };
}
