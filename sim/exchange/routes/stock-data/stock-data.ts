/** `/v2/stocks`: latest trades, quotes, bars and snapshots, and historical bars. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import type { AccountEnv } from "../../http/authentication.ts";
import { barRoutes } from "./bars.ts";
import { latestRoutes } from "./latest.ts";

/** Routes below `/v2/stocks`. */
export function stockDataRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>().route("/", latestRoutes(core)).route("/", barRoutes(core));
}
