/** `/api/live/preview` and `/api/live/run-now`: runs that an owner asks for. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import {
  previewRequestSchema,
  previewSchema,
  runNowRequestSchema,
  runStartedSchema,
} from "../contract/runs.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const refusals = {
  400: refusalResponse("The input is invalid"),
  404: refusalResponse("The bot is not active"),
  409: refusalResponse(
    "The market is closed, a run is under way or at hand, trading is halted, or the account cannot trade",
  ),
  502: refusalResponse("The broker did not answer"),
};

const preview = createRoute({
  method: "post",
  path: "/preview",
  summary: "What a run would do now; nothing is sent",
  request: { body: { required: true, content: json(previewRequestSchema) } },
  responses: { 200: { description: "The plan", content: json(previewSchema) }, ...refusals },
});

const start = createRoute({
  method: "post",
  path: "/run-now",
  summary: "Send what a preview has shown, if nothing has changed since",
  request: { body: { required: true, content: json(runNowRequestSchema) } },
  responses: { 200: { description: "The run has begun", content: json(runStartedSchema) }, ...refusals },
});

export const runRoutes = createRouter()
  .openapi(preview, async (c) => {
    const { kind, botIds } = c.req.valid("json");
    const result = await accountOf(c.env, c.var.user.id).preview({ kind, botIds: botIds ?? null });
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  })
  .openapi(start, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).runNow(c.req.valid("json").planHash);
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  });
