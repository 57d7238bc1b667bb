/** `/api/live/trading-state`: the owner's switch for the whole account. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { accountSwitchedSchema, tradingStateRequestSchema } from "../contract/controls.ts";
import { refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const setState = createRoute({
  method: "post",
  path: "/trading-state",
  summary: "Whether the account may trade; at once, also in the middle of a run",
  request: { body: { required: true, content: json(tradingStateRequestSchema) } },
  responses: {
    200: { description: "Set", content: json(accountSwitchedSchema) },
    400: refusalResponse("The input is invalid"),
  },
});

export const controlRoutes = createRouter().openapi(setState, async (c) => {
  const { state } = c.req.valid("json");
  return c.json(await accountOf(c.env, c.var.user.id).setTradingState(state), 200);
});
