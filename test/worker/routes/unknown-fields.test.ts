import { env, exports } from "cloudflare:workers";
import { describe, it } from "vitest";
import { quietMarket } from "../support/market.ts";
import { makeAdmin } from "../support/operator.ts";
import { fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import type { Bot } from "../../../src/contract/bots.ts";

const openDay = () => openTradingDay(quietMarket({ SPY: 600 }));
const HASH = "0".repeat(64);

/** For every operation that takes a body a good one; none of it names anything that there is. */
const BODIES: Record<string, object> = {
  "POST /api/bots": { name: "a", tree: {} },
  "POST /api/live/activate": { botId: "x" },
  "POST /api/live/credentials": { apiKey: "k", apiSecret: "s" },
  "POST /api/live/deactivate": { botId: "x" },
  "POST /api/live/doubts/accept": { symbol: "SPY", amount: "1" },
  "POST /api/live/execute-now": { userId: "x" },
  "POST /api/live/preview": { kind: "rebalance" },
  "POST /api/live/relevel": { levelHash: HASH },
  "POST /api/live/run-now": { planHash: HASH },
  "POST /api/live/strategies/x/adopt": { symbol: "SPY", quantity: "1" },
  "POST /api/live/strategies/x/release": { cash: "1" },
  "POST /api/live/strategies/x/skip": { skip: true },
  "POST /api/live/strategies/x/trading-state": { state: "ACTIVE" },
  "POST /api/live/trading-state": { state: "ACTIVE" },
  "POST /api/operator/trading-state": { state: "ACTIVE" },
  "PUT /api/live/settings": { mode: "strategies" },
};

const QUERIES: Record<string, string> = {
  "GET /api/live/history": "limit=1",
  "GET /api/live/slippage": "days=1",
  "GET /api/market/bars": "ticker=SPY",
  "GET /api/market/tickers": "query=sp",
};

interface Described {
  readonly requestBody?: unknown;
  readonly parameters?: readonly { in: string }[];
}

/** The operations of the API's own description that take something. */
async function operationsWith(takes: (operation: Described) => boolean): Promise<string[]> {
  const response = await exports.default.fetch(`${env.APP_URL}/api/openapi.json`);
  const { paths } = await response.json<{ paths: Record<string, Record<string, Described>> }>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      takes(operation) ? [`${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, "x")}`] : [],
    ),
  );
}

describe("a request with a field that nothing reads", () => {
  it("is refused on every address that takes a body, and the field is named", async ({ expect }) => {
    const { user } = await openDay();
    await makeAdmin(user);
    const withBody = await operationsWith(({ requestBody }) => requestBody !== undefined);
    expect(withBody.toSorted()).toEqual(Object.keys(BODIES).toSorted());
    for (const [operation, body] of Object.entries(BODIES)) {
      const [method = "", path = ""] = operation.split(" ");
      const answer = await user.send<{ error?: { message: string } }>(method, path, {
        ...body,
        shareDolars: "1",
      });
      expect([operation, answer.status, answer.body.error?.message]).toEqual([
        operation,
        400,
        "the request must not have shareDolars",
      ]);
    }
  });

  it("is refused on every address that takes a query", async ({ expect }) => {
    const { user } = await openDay();
    const withQuery = await operationsWith(
      ({ parameters }) => parameters?.some((parameter) => parameter.in === "query") ?? false,
    );
    expect(withQuery.toSorted()).toEqual(Object.keys(QUERIES).toSorted());
    for (const [operation, query] of Object.entries(QUERIES)) {
      const answer = await user.get(`${operation.replace("GET ", "")}?${query}&dayz=3`);
      expect([operation, answer]).toMatchObject([
        operation,
        { status: 400, body: { error: { message: "the request must not have dayz" } } },
      ]);
    }
  });

  it("does not put a whole account into a strategy because its dollars were misspelt", async ({ expect }) => {
    const { user } = await openDay();
    const bot = await user.post<Bot>("/api/bots", { name: "SPY", tree: fixedWeights({ SPY: 100 }) });
    const terms = { botId: bot.body.id, shareDolars: "100" };
    expect((await user.post("/api/live/activate", terms)).status).toBe(400);
    expect((await user.get("/api/live/active")).body).toEqual({ strategies: [] });
  });

  it("is refused where a practice account is opened, and names what belongs to keys", async ({ expect }) => {
    const { user } = await openDay();
    const body = { broker: "forge_paper", cash: 1000, apiKey: "k" };
    expect(await user.post("/api/live/credentials", body)).toMatchObject({
      status: 400,
      body: { error: { message: "the request must not have apiKey" } },
    });
  });

  it("is refused where the simulated market's clock is moved", async ({ expect }) => {
    const { user } = await openDay();
    for (const body of [
      { action: "speed", speed: 1 },
      { action: "jump", to: "close" },
    ]) {
      expect(await user.post("/api/simulation/clock", { ...body, sped: 2 })).toMatchObject({
        status: 400,
        body: { error: { message: "the request must not have sped" } },
      });
    }
  });
});
