/** `/api/operator` and `/api/live/execute-now`: what concerns all accounts. Behind `requireOperator`. */
import { createRoute } from "@hono/zod-openapi";
import { utcTimestamp } from "../engine/calendar/new-york.ts";
import { executeNow } from "../ops/execute-now.ts";
import { setSystemState } from "../ops/system-state.ts";
import {
  executedListSchema,
  executeNowRequestSchema,
  systemSwitchedSchema,
  tradingStateRequestSchema,
} from "../contract/controls.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const MARKET_CLOSED = "market_closed";

const setState = createRoute({
  method: "post",
  path: "/operator/trading-state",
  summary:
    "Whether anybody may trade; for admins, and with the operator's token also while nobody can sign in",
  request: { body: { required: true, content: json(tradingStateRequestSchema) } },
  responses: {
    200: { description: "Set, and active accounts told", content: json(systemSwitchedSchema) },
    400: refusalResponse("The input is invalid"),
    401: refusalResponse("Not signed in, or a wrong token"),
    404: refusalResponse("Not an admin"),
    502: refusalResponse("A part of the platform did not take it: try again"),
  },
});

const execute = createRoute({
  method: "post",
  path: "/live/execute-now",
  summary: "Start a rebalance now in one account or in every active one: manual recovery, for operators",
  request: { body: { required: true, content: json(executeNowRequestSchema) } },
  responses: {
    200: { description: "For each account its slot, or why not", content: json(executedListSchema) },
    400: refusalResponse("The input is invalid"),
    401: refusalResponse("Not signed in, or a wrong token"),
    404: refusalResponse("Not an admin"),
    409: refusalResponse("The market is closed"),
  },
});

export const operatorRoutes = createRouter()
  .openapi(setState, async (c) => {
    const { state } = c.req.valid("json");
    const { controlsUnreached, told, unreached } = await setSystemState(c.env, state);
    if (controlsUnreached > 0) {
      const message = `${controlsUnreached} parts of the platform did not take it: try again`;
      return c.json(refusal("control_unreachable", message), 502);
    }
    const at = utcTimestamp(c.var.clock.now());
    return c.json({ state, at, accounts: { told, unreached } }, 200);
  })
  .openapi(execute, async (c) => {
    const accounts = await executeNow(c.env, c.req.valid("json").userId);
    const closed = accounts.flatMap((account) =>
      "code" in account && account.code === MARKET_CLOSED ? [account] : [],
    );
    const [first] = closed;
    if (first && closed.length === accounts.length) return c.json(refusal(first.code, first.message), 409);
    return c.json({ accounts }, 200);
  });
