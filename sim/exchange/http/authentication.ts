/** Admits requests that carry the keys of an account, and counts them against its limit. */
import type { MiddlewareHandler } from "hono";
import type { Account } from "../accounts/account.ts";
import { accountAsOf } from "../accounts/past/account-as-of.ts";
import type { Core } from "../core.ts";
import { RATE_LIMITED, rateLimitHeaders } from "./rate-limit.ts";
import type { RateLimit } from "./rate-limit.ts";

/** What an admitted request knows. */
export interface AccountEnv {
  /** How old what it reads of an account is, in virtual milliseconds. */
  Bindings: { age: number };
  /** The account, and the instant (epoch ms) as of which it is: the clock's unless the answer is to be a stale one. */
  Variables: { account: Account; asOf: number };
}

/** 401 for missing or unknown keys, 429 beyond the limit; every admitted answer carries the `X-RateLimit-*` headers. */
export function admitAccounts(core: Core, rateLimit: RateLimit): MiddlewareHandler<AccountEnv> {
  return async (context, next) => {
    const keyId = context.req.header("APCA-API-KEY-ID") ?? "";
    const account = core.accounts.withKeys(keyId, context.req.header("APCA-API-SECRET-KEY") ?? "");
    if (!account) return context.json({ message: "unauthorized." }, 401);
    const now = core.clock.now();
    const state = rateLimit.count(account.identity.id, now);
    const asOf = now - (context.req.method === "GET" ? context.env.age : 0);
    context.set("asOf", asOf);
    context.set("account", asOf < now ? accountAsOf(account, asOf) : account);
    if (state.allowed) await next();
    else context.res = context.json(RATE_LIMITED, 429);
    for (const [name, value] of Object.entries(rateLimitHeaders(state))) context.header(name, value);
    return undefined;
  };
}
