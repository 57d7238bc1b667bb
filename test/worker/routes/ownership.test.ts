import { describe, it } from "vitest";
import type { Bot } from "../../../src/contract/bots.ts";
import type { HistoryRow } from "../../../src/contract/history.ts";
import type { Status } from "../../../src/contract/status.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

/** A's strategy has traded; B has just signed up. */
async function ownerAndStranger(): Promise<{ day: TradingDay; stranger: Visitor; botId: string }> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  const { botId } = await activate(day.user, "secret sauce", fixedWeights({ SPY: 100 }), 50);
  await day.advanceTo("16:06");
  return { day, stranger: await signUp("stranger@example.com"), botId };
}

describe("what belongs to one user", () => {
  it("is not in another's lists", async ({ expect }) => {
    const { stranger } = await ownerAndStranger();
    expect((await stranger.get("/api/bots")).body).toEqual({ bots: [] });
    expect((await stranger.get("/api/live/active")).body).toEqual({ strategies: [] });
    expect((await stranger.get("/api/live/history")).body).toEqual({ history: [], nextOffset: null });
    expect((await stranger.get("/api/live/credentials/status")).body).toMatchObject({
      hasCredentials: false,
    });
    expect((await stranger.get<Status>("/api/live/status")).body).toMatchObject({
      account: null,
      strategies: [],
      doubts: [],
      lastRun: null,
    });
  });

  it("cannot be read by its id: the record of an execution", async ({ expect }) => {
    const { day, stranger } = await ownerAndStranger();
    const { body } = await day.user.get<{ history: HistoryRow[] }>("/api/live/history");
    const address = `/api/live/history/${body.history.at(0)!.id}`;
    expect((await day.user.get(address)).status).toBe(200);
    expect(await stranger.get(address)).toMatchObject({
      status: 404,
      body: { error: { code: "execution_not_found" } },
    });
  });

  it("cannot be traded by another: a strategy", async ({ expect }) => {
    const { stranger, botId } = await ownerAndStranger();
    expect(await stranger.post("/api/live/activate", { botId })).toMatchObject({
      status: 404,
      body: { error: { code: "bot_not_found" } },
    });
  });

  it("cannot be ended by another: an activation", async ({ expect }) => {
    const { day, stranger, botId } = await ownerAndStranger();
    expect((await stranger.post("/api/live/deactivate", { botId })).status).toBe(404);
    expect((await stranger.send("DELETE", "/api/live/credentials")).status).toBe(404);
    const { body } = await day.user.get<{ bots: Bot[] }>("/api/bots");
    expect(body.bots).toMatchObject([{ id: botId, isActive: true }]);
    expect((await day.user.get("/api/live/credentials/status")).body).toMatchObject({ hasCredentials: true });
  });
});
