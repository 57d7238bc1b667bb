/** The HTTP API: one Hono application, one file per resource. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { except } from "hono/combine";
import { HTTPException } from "hono/http-exception";
import { createAuthentication } from "../security/authentication/authentication.ts";
import { tellBrowser } from "./gates/answer-headers.ts";
import { botRoutes } from "./bots.ts";
import { controlRoutes } from "./controls.ts";
import type { ApiEnvironment } from "./api-environment.ts";
import {
  limitBody,
  limitStrategy,
  provideClock,
  requireSameOrigin,
  requireUser,
} from "./gates/middleware.ts";
import { credentialRoutes } from "./credentials.ts";
import { historyRoutes } from "./history.ts";
import { marketRoutes } from "./market.ts";
import { recogniseOperator, requireOperator } from "./gates/operator-access.ts";
import { requireSecrets } from "./gates/require-secrets.ts";
import { operatorRoutes } from "./operator.ts";
import { doubtRoutes } from "./doubts.ts";
import { relevelRoutes } from "./relevel.ts";
import { runRoutes } from "./runs.ts";
import { slippageRoutes } from "./slippage.ts";
import { settingsRoutes } from "./settings.ts";
import { statusRoutes } from "./status.ts";
import { strategyRoutes } from "./strategies.ts";
import { strategyControlRoutes } from "./strategy-controls.ts";
import { refusal, refuseInvalid } from "./refusals.ts";
import type { Ports } from "../platform/ports.ts";
import { reasonOf } from "../platform/reason-of.ts";

export const API_INFO = {
  openapi: "3.1.0",
  info: {
    title: "Atlas Forge Live",
    version: "1",
    description:
      "Strategies that rebalance your own brokerage account once a day. Sessions are cookies; every unsafe request must come from the application's own origin.",
  },
} as const;

/** What admins and whoever has the operator's token may do, and nobody else. */
const OPERATOR_PATHS = ["/api/operator/*", "/api/live/execute-now"] as const;

/** The API on the given ports. */
export function createApp(ports: Ports) {
  const app = new OpenAPIHono<ApiEnvironment>({ defaultHook: refuseInvalid });
  app.use(tellBrowser, requireSecrets());
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      return c.json(refusal("invalid_input", error.message || "the request cannot be read"), error.status);
    }
    console.error({ event: "request_failed", path: c.req.path, error: reasonOf(error) });
    return c.json(refusal("internal_error", "something went wrong on our side; try again"), 500);
  });
  app.notFound((c) => c.json(refusal("not_found", "there is no such address"), 404));
  for (const path of OPERATOR_PATHS) app.use(path, recogniseOperator);
  app.use("/api/bots", limitStrategy);
  app.use("/api/*", except("/api/bots", limitBody), requireSameOrigin, provideClock(ports));
  app.on(["GET", "POST"], "/api/auth/*", (c) => createAuthentication(c.env).handler(c.req.raw));
  app.doc31("/api/openapi.json", API_INFO);
  for (const path of OPERATOR_PATHS) app.use(path, requireOperator);
  app.use("/api/live/*", except([...OPERATOR_PATHS], requireUser));
  app.use("/api/market/*", requireUser);
  app.use("/api/bots", requireUser);
  app.use("/api/bots/*", requireUser);
  return app
    .route("/api/bots", botRoutes)
    .route("/api/live/credentials", credentialRoutes)
    .route("/api/live/history", historyRoutes)
    .route("/api/live/slippage", slippageRoutes)
    .route("/api/market", marketRoutes)
    .route("/api/live/settings", settingsRoutes)
    .route("/api/live/status", statusRoutes)
    .route("/api/live", controlRoutes)
    .route("/api/live", relevelRoutes)
    .route("/api/live", doubtRoutes)
    .route("/api/live", strategyControlRoutes)
    .route("/api", operatorRoutes)
    .route("/api/live", runRoutes)
    .route("/api/live", strategyRoutes);
}

export type AppType = ReturnType<typeof createApp>;
