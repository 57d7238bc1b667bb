/** `/api/live/relevel`: every strategy gets its share of the account again. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { levelsSchema, relevelRequestSchema } from "../contract/relevel.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const refusals = {
  400: refusalResponse("The input is invalid"),
  404: refusalResponse("Not found"),
  409: refusalResponse(
    "A run is under way, the shares exceed the account, or it has changed since the preview",
  ),
  502: refusalResponse("The broker did not answer"),
};

const preview = createRoute({
  method: "post",
  path: "/relevel/preview",
  summary: "What a re-level would move now; nothing is moved",
  responses: { 200: { description: "The levels", content: json(levelsSchema) }, ...refusals },
});

const apply = createRoute({
  method: "post",
  path: "/relevel",
  summary: "Move cash between the ledgers as the preview has shown; the next run trades",
  request: { body: { required: true, content: json(relevelRequestSchema) } },
  responses: { 200: { description: "What was moved", content: json(levelsSchema) }, ...refusals },
});

export const relevelRoutes = createRouter()
  .openapi(preview, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).previewRelevel();
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  })
  .openapi(apply, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).relevel(c.req.valid("json").levelHash);
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  });
