/** The exchange's routes on one origin: `/v2` (trading), `/v2/stocks` (data), `/iex` and `/tiingo`, `/admin`. */
import { Hono } from "hono";
import type { Core } from "./core.ts";
import { admitAccounts } from "./http/authentication.ts";
import type { AccountEnv } from "./http/authentication.ts";
import { nameCharset } from "./http/charset.ts";
import { addSettingFields } from "./http/setting-fields.ts";
import { pageRoutes } from "./page/page-routes.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { activityRoutes } from "./routes/activities.ts";
import { adminRoutes } from "./routes/admin/admin.ts";
import { closingRoutes } from "./routes/closing.ts";
import { configurationRoutes } from "./routes/configurations.ts";
import { hookRoutes } from "./routes/hooks.ts";
import { marketRoutes } from "./routes/market.ts";
import { orderRoutes } from "./routes/orders.ts";
import { portfolioHistoryRoutes } from "./routes/portfolio-history.ts";
import { sendgridRoutes } from "./routes/sendgrid.ts";
import { corporateActionRoutes } from "./routes/stock-data/corporate-actions.ts";
import { stockDataRoutes } from "./routes/stock-data/stock-data.ts";
import { tiingoDailyRoutes } from "./routes/tiingo/daily.ts";
import { tiingoQuoteRoutes } from "./routes/tiingo/quotes.ts";
import { twilioRoutes } from "./routes/twilio.ts";

/** All routes of an exchange. */
export function application(core: Core): Hono {
  const data = new Hono<AccountEnv>()
    .use("*", nameCharset)
    .use("*", admitAccounts(core, core.dataLimit))
    .route("/", stockDataRoutes(core));
  const announcements = new Hono<AccountEnv>()
    .use("*", nameCharset)
    .use("*", admitAccounts(core, core.dataLimit))
    .route("/", corporateActionRoutes(core));
  const trading = new Hono<AccountEnv>()
    .use("*", nameCharset)
    .use("*", addSettingFields(core))
    .use("*", admitAccounts(core, core.tradingLimit))
    .route("/account/activities", activityRoutes())
    .route("/account/configurations", configurationRoutes(core))
    .route("/account/portfolio/history", portfolioHistoryRoutes(core))
    .route("/", accountRoutes(core))
    .route("/", orderRoutes(core))
    .route("/", closingRoutes(core))
    .route("/", marketRoutes(core));
  return new Hono()
    .route("/admin", adminRoutes(core))
    .route("/v2/stocks", data)
    .route("/v1/corporate-actions", announcements)
    .route("/v2", trading)
    .route("/tiingo/daily", tiingoDailyRoutes(core))
    .route("/", tiingoQuoteRoutes(core))
    .route("/v3", sendgridRoutes(core))
    .route("/2010-04-01/Accounts", twilioRoutes(core))
    .route("/hooks", hookRoutes(core))
    .route("/", pageRoutes(core))
    .notFound((context) => context.json({ code: 40410000, message: "endpoint not found" }, 404));
}
