import { describe, it } from "vitest";
import type { Bot } from "../../../src/contract/bots.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

const TREE = fixedWeights({ SPY: 100 });

function openDay(): Promise<TradingDay> {
  return openTradingDay(quietMarket({ SPY: 600 }));
}

async function addBot(user: Visitor, name = "SPY", tree: unknown = TREE): Promise<string> {
  return (await user.post<Bot>("/api/bots", { name, tree })).body.id;
}

function refused(status: number, code: string): object {
  return { status, body: { error: { code } } };
}

describe("activating a strategy", () => {
  it("gives it its share of the account's cash", async ({ expect }) => {
    const { user } = await openDay();
    const strategy = await activate(user, "SPY", TREE, 40);
    expect(strategy).toMatchObject({ sharePercent: "40", ledger: { cash: "40000", positions: {} } });
    const { body } = await user.get<{ strategies: LiveStrategy[] }>("/api/live/active");
    expect(body.strategies).toEqual([strategy]);
  });

  it("gives the second one what is left when it does not say how much", async ({ expect }) => {
    const { user } = await openDay();
    await activate(user, "first", TREE, 40);
    expect(await activate(user, "second", TREE)).toMatchObject({
      sharePercent: "60",
      ledger: { cash: "60000" },
    });
  });

  it("is refused beyond the whole account, and when nothing is left", async ({ expect }) => {
    const { user } = await openDay();
    await activate(user, "first", TREE, 60);
    const botId = await addBot(user);
    expect(await user.post("/api/live/activate", { botId, sharePercent: 40.01 })).toMatchObject(
      refused(409, "share_too_large"),
    );
    await activate(user, "second", TREE, 40);
    expect(await user.post("/api/live/activate", { botId })).toMatchObject(refused(409, "no_share_left"));
  });

  it.for([0, -5, 100.01, "50", null])(
    "is refused for a share of %s percent",
    async (sharePercent, { expect }) => {
      const { user } = await openDay();
      const botId = await addBot(user);
      expect(await user.post("/api/live/activate", { botId, sharePercent })).toMatchObject(
        refused(400, "invalid_input"),
      );
    },
  );

  it("is refused twice for the same strategy", async ({ expect }) => {
    const { user } = await openDay();
    const { botId } = await activate(user, "SPY", TREE, 10);
    expect(await user.post("/api/live/activate", { botId })).toMatchObject(refused(409, "already_active"));
  });

  it("is refused with a node of a kind that cannot be traded", async ({ expect }) => {
    const { user } = await openDay();
    const next = [{ kind: "rolling" }, { kind: "position", positions: ["SPY"] }];
    const botId = await addBot(user, "old export", { kind: "basic", children: { next } });
    expect(await user.post("/api/live/activate", { botId })).toMatchObject(refused(409, "not_tradable"));
  });

  it("is refused without a brokerage account", async ({ expect }) => {
    await openDay();
    const stranger = await signUp("stranger@example.com");
    const botId = await addBot(stranger);
    expect(await stranger.post("/api/live/activate", { botId })).toMatchObject(refused(409, "not_connected"));
  });

  it("is refused for a strategy that does not exist", async ({ expect }) => {
    const { user } = await openDay();
    expect(await user.post("/api/live/activate", { botId: "nothing" })).toMatchObject(
      refused(404, "bot_not_found"),
    );
  });

  it("is refused when the broker does not say what the account holds", async ({ expect }) => {
    const { user, exchange } = await openDay();
    const botId = await addBot(user);
    await orderFault(exchange, {
      match: { pathPrefix: "/v2/positions" },
      action: "drop-before-effect",
      times: 3,
    });
    expect(await user.post("/api/live/activate", { botId })).toMatchObject(
      refused(502, "broker_unreachable"),
    );
    expect((await user.post("/api/live/activate", { botId })).status).toBe(200);
  });

  it("is refused while a rebalance is under way", async ({ expect }) => {
    const day = await openDay();
    const { botId } = await activate(day.user, "SPY", TREE, 10);
    await day.advanceTo("15:55");
    const other = await addBot(day.user);
    expect(await day.user.post("/api/live/activate", { botId: other })).toMatchObject(
      refused(409, "run_in_progress"),
    );
    expect(await day.user.post("/api/live/deactivate", { botId })).toMatchObject(
      refused(409, "run_in_progress"),
    );
  });
});

describe("ending an activation", () => {
  it("gives its share back, and it can be activated again", async ({ expect }) => {
    const { user } = await openDay();
    const first = await activate(user, "SPY", TREE);
    expect((await user.post("/api/live/deactivate", { botId: first.botId })).status).toBe(200);
    expect((await user.get("/api/live/active")).body).toEqual({ strategies: [] });
    const again = await user.post<{ strategy: LiveStrategy }>("/api/live/activate", { botId: first.botId });
    expect(again.body.strategy).toMatchObject({ sharePercent: "100", ledger: { cash: "100000" } });
    expect(again.body.strategy.id).not.toBe(first.id);
  });

  it("is refused for a strategy that is not active, or unknown", async ({ expect }) => {
    const { user } = await openDay();
    const botId = await addBot(user);
    expect(await user.post("/api/live/deactivate", { botId })).toMatchObject(refused(404, "not_active"));
    expect(await user.post("/api/live/deactivate", { botId: "nothing" })).toMatchObject(
      refused(404, "not_active"),
    );
  });

  it("sells nothing: what it held is shown as nobody's", async ({ expect }) => {
    const day = await openDay();
    const { botId } = await activate(day.user, "SPY", TREE);
    await day.advanceTo("16:06");
    await day.user.post("/api/live/deactivate", { botId });
    const { body } = await day.user.get("/api/live/status");
    expect(body).toMatchObject({ account: { unassigned: [{ symbol: "SPY" }] }, strategies: [] });
  });
});

describe("the strategies in force", () => {
  it("are listed in the order in which they were activated, even within one instant", async ({ expect }) => {
    const { user } = await openDay();
    const names = ["one", "two", "three", "four", "five"];
    for (const name of names) await activate(user, name, TREE, 20);
    const { body } = await user.get<{ strategies: LiveStrategy[] }>("/api/live/active");
    expect(body.strategies.map(({ name }) => name)).toEqual(names);
  });
});
