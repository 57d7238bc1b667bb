/** `/api/live/settings`: what an owner sets for the whole account. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { settingsRequestSchema, settingsSchema } from "../contract/settings.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const answer = { description: "The settings in force", content: json(settingsSchema) };

const read = createRoute({
  method: "get",
  path: "/",
  summary: "The account's mode, its orders and its risk limits",
  responses: { 200: answer },
});

const change = createRoute({
  method: "put",
  path: "/",
  summary: "Change some of them",
  request: { body: { required: true, content: json(settingsRequestSchema) } },
  responses: {
    200: answer,
    400: refusalResponse("A limit is looser than the system's, or sales are not accepted"),
    404: refusalResponse("Not found"),
    409: refusalResponse("A run is under way"),
    502: refusalResponse("The broker did not answer"),
  },
});

export const settingsRoutes = createRouter()
  .openapi(read, async (c) => c.json(await accountOf(c.env, c.var.user.id).settings(), 200))
  .openapi(change, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).changeSettings(c.req.valid("json"));
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  });
