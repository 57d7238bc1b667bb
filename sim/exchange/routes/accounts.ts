/** `/v2/account` and `/v2/positions`. */
import { Hono } from "hono";
import { accountJson } from "../accounts/account-json.ts";
import type { Account } from "../accounts/account.ts";
import { positionJson } from "../accounts/position-json.ts";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { notFound, refuse } from "../http/refusal.ts";

/** The positions of an account at an instant (epoch ms), by symbol, as the broker answers them. */
export function positionsJson(core: Core, account: Account, instant: number): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (const symbol of [...account.positions.keys()].sort()) {
    const position = account.positions.get(symbol);
    const asset = core.assets.find(symbol, instant);
    if (position && asset) rows.push(positionJson(account, position, asset, core.prices, instant));
  }
  return rows;
}

/** Routes of the account and what it holds. */
export function accountRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/account", (context) =>
      context.json(accountJson(context.get("account"), core.prices, context.get("asOf"))),
    )
    .get("/positions", (context) =>
      context.json(positionsJson(core, context.get("account"), context.get("asOf"))),
    )
    .get("/positions/:symbol", (context) => {
      const asset = core.assets.find(context.req.param("symbol"), core.clock.now());
      const rows = positionsJson(core, context.get("account"), context.get("asOf"));
      const row = rows.find((candidate) => candidate["symbol"] === asset?.symbol);
      return row ? context.json(row) : refuse(notFound("position does not exist"));
    });
}
