/** The exchange's routes on one origin: `/v2` (trading), `/v2/stocks` (data), `/iex` and `/tiingo`, `/admin`. */
import { Hono } from "hono";
import type { Core } from "./core.ts";
import { admitAccounts } from "./http/authentication.ts";
import type { AccountEnv } from "./http/authentication.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { activityRoutes } from "./routes/activities.ts";
import { adminRoutes } from "./routes/admin.ts";
import { marketRoutes } from "./routes/market.ts";
import { orderRoutes } from "./routes/orders.ts";
import { stockDataRoutes } from "./routes/stock-data.ts";
import { tiingoDailyRoutes, tiingoQuoteRoutes } from "./routes/tiingo.ts";

/** All routes of an exchange. */
export function application(core: Core): Hono {
  const data = new Hono<AccountEnv>()
    .use("*", admitAccounts(core, core.dataLimit))
    .route("/", stockDataRoutes(core));
  const trading = new Hono<AccountEnv>()
    .use("*", admitAccounts(core, core.tradingLimit))
    .route("/account/activities", activityRoutes())
    .route("/", accountRoutes(core))
    .route("/", orderRoutes(core))
    .route("/", marketRoutes(core));
  return new Hono()
    .route("/admin", adminRoutes(core))
    .route("/v2/stocks", data)
    .route("/v2", trading)
    .route("/tiingo/daily", tiingoDailyRoutes(core))
    .route("/", tiingoQuoteRoutes(core))
    .notFound((context) => context.json({ code: 40410000, message: "endpoint not found" }, 404));
}
