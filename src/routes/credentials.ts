/** `/api/live/credentials`: the link to a brokerage account. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { connectedSchema, credentialStatusSchema, newCredentialsSchema } from "../contract/credentials.ts";
import { deactivatedSchema } from "../contract/strategies.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const connect = createRoute({
  method: "post",
  path: "/",
  summary:
    "Connect an Alpaca account, whose keys are tried, sealed and never shown again, or open a practice account",
  request: { body: { required: true, content: json(newCredentialsSchema) } },
  responses: {
    200: { description: "Connected", content: json(connectedSchema) },
    400: refusalResponse("Alpaca refuses the keys, or the input is invalid"),
    404: refusalResponse("Not found"),
    409: refusalResponse("Strategies are active on another account, or another user trades this one"),
    502: refusalResponse("Alpaca did not answer, or it could not be found out who trades the account"),
  },
});

const readStatus = createRoute({
  method: "get",
  path: "/status",
  summary: "Whether an account is connected",
  responses: { 200: { description: "The link", content: json(credentialStatusSchema) } },
});

const disconnect = createRoute({
  method: "delete",
  path: "/",
  summary: "Disconnect the account; its strategies are paused and keep their ledgers",
  responses: {
    200: { description: "Disconnected", content: json(deactivatedSchema) },
    400: refusalResponse("The input is invalid"),
    404: refusalResponse("No account is connected"),
    409: refusalResponse("A run is under way"),
    502: refusalResponse("Alpaca did not answer"),
  },
});

export const credentialRoutes = createRouter()
  .openapi(connect, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).connectBroker(c.req.valid("json"));
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json({ success: true as const, account: result.value }, 200);
  })
  .openapi(readStatus, async (c) => c.json(await accountOf(c.env, c.var.user.id).credentialStatus(), 200))
  .openapi(disconnect, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).disconnectBroker();
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json({ success: true as const }, 200);
  });
