/** `/admin`: what the exchange's operator, or a test, may do. No keys are asked for. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { operatorAccountRoutes } from "./accounts.ts";
import { assetRoutes } from "./assets.ts";
import { clockRoutes } from "./clock.ts";
import { connectionRoutes } from "./connection.ts";
import { corporateActionRoutes } from "./corporate-actions.ts";
import { faultPlanRoutes } from "./faults/fault-plans.ts";
import { faultRoutes } from "./faults/faults.ts";
import { fillRoutes } from "./fills.ts";
import { haltRoutes } from "./halts.ts";
import { mailboxRoutes } from "./mailbox.ts";
import { orderFaultRoutes } from "./faults/order-faults.ts";
import { requireOwnOrigin } from "./own-origin.ts";
import { scenarioRoutes } from "./scenarios.ts";
import { settingsRoutes } from "./settings.ts";
import { streamRoutes } from "./streams.ts";
import { tiingoSettingsRoutes } from "./tiingo.ts";
import { timerRoutes } from "./timers.ts";
import { transferRoutes } from "./transfers.ts";

/** Routes below `/admin`. */
export function adminRoutes(core: Core): Hono {
  return new Hono()
    .use("*", requireOwnOrigin)
    .route("/", clockRoutes(core))
    .route("/", operatorAccountRoutes(core))
    .route("/", transferRoutes(core))
    .route("/", assetRoutes(core))
    .route("/", corporateActionRoutes(core))
    .route("/", haltRoutes(core))
    .route("/", faultRoutes(core))
    .route("/", faultPlanRoutes(core))
    .route("/", scenarioRoutes(core))
    .route("/", settingsRoutes(core))
    .route("/", orderFaultRoutes(core))
    .route("/", fillRoutes(core))
    .route("/", streamRoutes(core))
    .route("/", mailboxRoutes(core))
    .route("/", connectionRoutes(core))
    .route("/", tiingoSettingsRoutes(core))
    .route("/", timerRoutes(core));
}
