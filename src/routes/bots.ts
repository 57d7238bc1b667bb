/** `/api/bots`: the strategies in a user's workshop. */
import { createRoute } from "@hono/zod-openapi";
import { openD1 } from "../db/database.ts";
import { addBot, type BotWithVersion, listBots } from "../db/queries/bots.ts";
import { accountOf } from "../platform/addresses.ts";
import { utcTimestamp } from "../engine/calendar/new-york.ts";
import { fingerprint } from "../engine/strategy/fingerprint.ts";
import { keptTree } from "../engine/strategy/kept-tree.ts";
import { lintStrategy } from "../engine/strategy/lint/lint.ts";
import { parseStrategy } from "../engine/strategy/parse.ts";
import { findingInWords } from "../engine/strategy/place-in-words.ts";
import { tickersOf } from "../engine/strategy/tickers.ts";
import { addedBotSchema, type Bot, botListSchema, newBotSchema } from "../contract/bots.ts";
import { bytesOf, MAX_DOCUMENT_BYTES } from "../platform/row-size.ts";
import { refusal, refusalResponse, tooLargeStrategy } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

/** Nobody reads more of them; a tree of ten thousand conditions may have as many. */
const MOST_FINDINGS = 100;

const list = createRoute({
  method: "get",
  path: "/",
  summary: "Your strategies, last changed first",
  responses: { 200: { description: "Strategies", content: json(botListSchema) } },
});

const add = createRoute({
  method: "post",
  path: "/",
  summary: "Add a strategy from its tree",
  request: { body: { required: true, content: json(newBotSchema) } },
  responses: {
    201: {
      description: "Added; the findings say what may not be as it was meant",
      content: json(addedBotSchema),
    },
    400: refusalResponse("The tree cannot be read, or is too large: the message says where and why"),
  },
});

function present({ bot, version }: BotWithVersion, active: ReadonlySet<string>): Bot {
  const parsed = parseStrategy(JSON.parse(version.tree));
  return {
    id: bot.id,
    name: bot.name,
    version: bot.version,
    fingerprint: version.fingerprint,
    tickers: parsed.ok ? tickersOf(parsed.strategy).held : [],
    isActive: active.has(bot.id),
    updatedAt: bot.updatedAt,
  };
}

export const botRoutes = createRouter()
  .openapi(list, async (c) => {
    const [rows, strategies] = await Promise.all([
      listBots(openD1(c.env.DB), c.var.user.id),
      accountOf(c.env, c.var.user.id).activeStrategies(),
    ]);
    const active = new Set(strategies.map(({ botId }) => botId));
    return c.json({ bots: rows.map((row) => present(row, active)) }, 200);
  })
  .openapi(add, async (c) => {
    const { name, tree } = c.req.valid("json");
    const parsed = parseStrategy(tree);
    if (!parsed.ok) {
      const errors = parsed.findings.filter(({ level }) => level === "error");
      const lines = errors.map(findingInWords);
      return c.json(refusal("invalid_strategy", lines.join("\n")), 400);
    }
    const kept = JSON.stringify(keptTree(tree, parsed));
    const bytes = bytesOf(kept);
    if (bytes > MAX_DOCUMENT_BYTES) return c.json(tooLargeStrategy(bytes), 400);
    const now = utcTimestamp(c.var.clock.now());
    const bot = {
      id: crypto.randomUUID(),
      userId: c.var.user.id,
      name,
      version: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    };
    const version = {
      id: crypto.randomUUID(),
      botId: bot.id,
      version: 1,
      tree: kept,
      fingerprint: fingerprint(parsed.strategy),
      createdAt: now,
    };
    await addBot(openD1(c.env.DB), { bot, version });
    const findings = [...parsed.findings, ...lintStrategy(parsed.strategy, { places: parsed.places })];
    const added = {
      ...present({ bot, version }, new Set()),
      findings: findings.slice(0, MOST_FINDINGS),
      findingCount: findings.length,
    };
    return c.json(added, 201);
  });
