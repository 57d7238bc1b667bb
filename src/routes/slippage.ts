/** `/api/live/slippage`: what trading has cost over some days. */
import { createRoute } from "@hono/zod-openapi";
import { openD1 } from "../db/database.ts";
import { slippagesSince } from "../db/queries/execution-history.ts";
import { utcTimestamp } from "../engine/calendar/new-york.ts";
import { sampleStatistics } from "../engine/execution/sample-statistics.ts";
import { slippageQuerySchema, slippageReportSchema } from "../contract/slippage.ts";
import { refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const DAY = 86_400_000;

const report = createRoute({
  method: "get",
  path: "/",
  summary: "Slippage of the latest executions: delay, execution, and both",
  request: { query: slippageQuerySchema },
  responses: {
    200: { description: "Means with their standard errors", content: json(slippageReportSchema) },
    400: refusalResponse("The input is invalid"),
  },
});

export const slippageRoutes = createRouter().openapi(report, async (c) => {
  const { strategyId, days } = c.req.valid("query");
  const since = utcTimestamp(c.var.clock.now() - days * DAY);
  const rows = await slippagesSince(openD1(c.env.DB), c.var.user.id, { since, strategyId });
  const answer = {
    days,
    executions: rows.length,
    delay: sampleStatistics(rows.map(({ delay }) => delay)),
    execution: sampleStatistics(rows.map(({ execution }) => execution)),
    total: sampleStatistics(rows.map(({ total }) => total)),
  };
  return c.json(answer, 200);
});
