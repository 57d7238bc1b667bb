/** `/api/live/strategies/{botId}/...`: what an owner does with one strategy that trades. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { tradingStateRequestSchema } from "../contract/controls.ts";
import {
  assetsSchema,
  botParameterSchema,
  reassignedSchema,
  skipRequestSchema,
} from "../contract/strategy-controls.ts";
import { liveStrategySchema } from "../contract/strategies.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const refusals = {
  400: refusalResponse("The input is invalid"),
  404: refusalResponse("The bot is not active"),
  409: refusalResponse("A run is under way, or the account does not allow it"),
  502: refusalResponse("The broker did not answer"),
};

const strategy = { description: "The strategy as it is now", content: json(liveStrategySchema) };

const setState = createRoute({
  method: "post",
  path: "/strategies/{botId}/trading-state",
  summary: "Pause a strategy, let it only sell, or let it trade again",
  request: {
    params: botParameterSchema,
    body: { required: true, content: json(tradingStateRequestSchema) },
  },
  responses: { 200: strategy, ...refusals },
});

const skip = createRoute({
  method: "post",
  path: "/strategies/{botId}/skip",
  summary: "Leave out the next run of a strategy, or take that back",
  request: { params: botParameterSchema, body: { required: true, content: json(skipRequestSchema) } },
  responses: { 200: strategy, ...refusals },
});

const agree = createRoute({
  method: "post",
  path: "/strategies/{botId}/accept-engine",
  summary: "Let a strategy go on that is held because a new engine would have decided otherwise",
  request: { params: botParameterSchema },
  responses: { 200: strategy, ...refusals },
});

const moved = { description: "Moved; nothing was traded", content: json(reassignedSchema) };
const assets = { params: botParameterSchema, body: { required: true, content: json(assetsSchema) } };

const adopt = createRoute({
  method: "post",
  path: "/strategies/{botId}/adopt",
  summary: "Give a strategy shares or cash that are unassigned",
  request: assets,
  responses: { 200: moved, ...refusals },
});

const release = createRoute({
  method: "post",
  path: "/strategies/{botId}/release",
  summary: "Take shares or cash from a strategy; they stay in the account, unassigned",
  request: assets,
  responses: { 200: moved, ...refusals },
});

export const strategyControlRoutes = createRouter()
  .openapi(setState, async (c) => {
    const { botId } = c.req.valid("param");
    const { state } = c.req.valid("json");
    const result = await accountOf(c.env, c.var.user.id).setStrategyState({ botId, state });
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  })
  .openapi(skip, async (c) => {
    const { botId } = c.req.valid("param");
    const result = await accountOf(c.env, c.var.user.id).skipNext({ botId, ...c.req.valid("json") });
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  })
  .openapi(agree, async (c) => {
    const result = await accountOf(c.env, c.var.user.id).acceptEngine(c.req.valid("param").botId);
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  })
  .openapi(adopt, async (c) => {
    const request = { ...c.req.valid("param"), kind: "adopt", assets: c.req.valid("json") } as const;
    const result = await accountOf(c.env, c.var.user.id).reassign(request);
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  })
  .openapi(release, async (c) => {
    const request = { ...c.req.valid("param"), kind: "release", assets: c.req.valid("json") } as const;
    const result = await accountOf(c.env, c.var.user.id).reassign(request);
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json(result.value, 200);
  });
