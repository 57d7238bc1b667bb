/** `/api/live/trading-state`, `/orders`: the owner's switch for the whole account, and orders that only they can settle. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { accountSwitchedSchema, tradingStateRequestSchema } from "../contract/controls.ts";
import { orderParameterSchema, unresolvedOrdersSchema } from "../contract/orders.ts";
import { refusal, refusalResponse } from "./refusals.ts";
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

const open = { description: "The orders that are still open", content: json(unresolvedOrdersSchema) };

const listUnresolved = createRoute({
  method: "get",
  path: "/orders/unresolved",
  summary: "Orders of which it is not known whether they reached the broker",
  responses: { 200: open },
});

const neverArrived = createRoute({
  method: "post",
  path: "/orders/{clientOrderId}/never-arrived",
  summary: "Give up an order that you have looked for at the broker, and of which nothing came",
  request: { params: orderParameterSchema },
  responses: {
    200: open,
    400: refusalResponse("The input is invalid"),
    404: refusalResponse("There is no such order"),
    409: refusalResponse("It is known what became of it, it may still fill, or a run is under way"),
    502: refusalResponse("The broker did not answer"),
  },
});

export const controlRoutes = createRouter()
  .openapi(setState, async (c) => {
    const { state } = c.req.valid("json");
    return c.json(await accountOf(c.env, c.var.user.id).setTradingState(state), 200);
  })
  .openapi(listUnresolved, async (c) => c.json(await accountOf(c.env, c.var.user.id).unresolvedOrders(), 200))
  .openapi(neverArrived, async (c) => {
    const { clientOrderId } = c.req.valid("param");
    const result = await accountOf(c.env, c.var.user.id).giveUpOrder(clientOrderId);
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  });
