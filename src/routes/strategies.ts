/** `/api/live/activate`, `/deactivate`, `/active`: which bots trade. */
import { createRoute } from "@hono/zod-openapi";
import { openD1 } from "../db/database.ts";
import { findBot } from "../db/queries/bots.ts";
import { accountOf } from "../platform/addresses.ts";
import { obstacleToTrading } from "../engine/strategy/tradable.ts";
import {
  activatedSchema,
  activationRequestSchema,
  deactivationSchema,
  deactivationRequestSchema,
  liveStrategyListSchema,
} from "../contract/strategies.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const activate = createRoute({
  method: "post",
  path: "/activate",
  summary: "Put the newest version of a bot in force on a share of the account",
  request: { body: { required: true, content: json(activationRequestSchema) } },
  responses: {
    200: { description: "Active", content: json(activatedSchema) },
    400: refusalResponse("The input is invalid"),
    404: refusalResponse("There is no such bot"),
    409: refusalResponse(
      "No account, no share or no cash left, already active, not tradable, no such safe asset, or a run is under way",
    ),
    502: refusalResponse("The broker did not answer"),
  },
});

const deactivate = createRoute({
  method: "post",
  path: "/deactivate",
  summary: "End an activation; what it held stays in the account, unassigned, or is sold first",
  request: { body: { required: true, content: json(deactivationRequestSchema) } },
  responses: {
    200: { description: "Not active any more, or being sold", content: json(deactivationSchema) },
    400: refusalResponse("The input is invalid"),
    404: refusalResponse("The bot is not active"),
    409: refusalResponse("A run is under way, or nothing can be sold because the market is closed"),
    502: refusalResponse("The broker did not answer"),
  },
});

const listActive = createRoute({
  method: "get",
  path: "/active",
  summary: "The strategies in force, with their ledgers",
  responses: { 200: { description: "Active strategies", content: json(liveStrategyListSchema) } },
});

export const strategyRoutes = createRouter()
  .openapi(activate, async (c) => {
    const { botId, sharePercent, shareDollars, driftBand, executionFrequency, onBadData } =
      c.req.valid("json");
    const found = await findBot(openD1(c.env.DB), c.var.user.id, botId);
    if (!found) return c.json(refusal("bot_not_found", "there is no such strategy"), 404);
    const { bot, version } = found;
    const obstacle = obstacleToTrading(JSON.parse(version.tree));
    if (obstacle !== null) return c.json(refusal("not_tradable", obstacle), 409);
    const result = await accountOf(c.env, c.var.user.id).activate({
      botId,
      botVersionId: version.id,
      name: bot.name,
      tree: version.tree,
      fingerprint: version.fingerprint,
      sharePercent: sharePercent ?? null,
      shareDollars: shareDollars ?? null,
      driftBand,
      executionFrequency,
      onBadData,
    });
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json({ success: true as const, strategy: result.value }, 200);
  })
  .openapi(deactivate, async (c) => {
    const { botId, holdings } = c.req.valid("json");
    const account = accountOf(c.env, c.var.user.id);
    const result = await (holdings === "sell" ? account.liquidate(botId) : account.deactivate(botId));
    if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
    return c.json({ success: true as const, slot: result.value?.slot ?? null }, 200);
  })
  .openapi(listActive, async (c) => {
    const strategies = await accountOf(c.env, c.var.user.id).activeStrategies();
    return c.json({ strategies }, 200);
  });
