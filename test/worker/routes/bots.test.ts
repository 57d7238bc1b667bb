import { describe, it } from "vitest";
import type { AddedBot, Bot } from "../../../src/contract/bots.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

interface Refused {
  readonly error: { readonly code: string; readonly message: string };
}

async function trader() {
  return (await openTradingDay(quietMarket({ SPY: 600 }))).user;
}

describe("a strategy that is added to the workshop", () => {
  it("is listed with what it can hold, last changed first", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    const first = await day.user.post<Bot>("/api/bots", {
      name: " 60/40 ",
      tree: fixedWeights({ SPY: 60, TLT: 40 }),
    });
    expect(first).toMatchObject({
      status: 201,
      body: { name: "60/40", version: 1, tickers: ["SPY", "TLT"], isActive: false },
    });
    await day.exchange.clock.advanceTo(day.exchange.clock.now() + 1000);
    await day.user.post("/api/bots", { name: "gold", tree: fixedWeights({ GLD: 100 }) });
    const { body } = await day.user.get<{ bots: Bot[] }>("/api/bots");
    expect(body.bots.map(({ name }) => name)).toEqual(["gold", "60/40"]);
  });

  it("has the same fingerprint as an equal one, and another than a different one", async ({ expect }) => {
    const user = await trader();
    const add = async (name: string, tree: unknown) =>
      (await user.post<Bot>("/api/bots", { name, tree })).body.fingerprint;
    const one = await add("one", fixedWeights({ SPY: 60, TLT: 40 }));
    expect(await add("two", fixedWeights({ SPY: 60, TLT: 40 }))).toBe(one);
    expect(await add("three", fixedWeights({ SPY: 61, TLT: 39 }))).not.toBe(one);
  });

  it.for([
    ["broken JSON", 400, "{", "application/json"],
    ["JSON that calls itself text", 415, '{"name":"x"}', "text/plain"],
    ["empty", 400, "", "application/json"],
  ] as const)("is refused when the request is %s: %i", async ([, status, body, type], { expect }) => {
    const user = await trader();
    expect(await user.sendText("POST", "/api/bots", body, type)).toMatchObject({
      status,
      body: { error: { code: "invalid_input" } },
    });
  });

  it("is refused when its tree cannot be read, and the message says where and why", async ({ expect }) => {
    const user = await trader();
    const tree = {
      kind: "basic",
      weighting: "equal",
      children: {
        next: [
          { id: "a", kind: "position", positions: ["SPY/TLT"] },
          { id: "b", kind: "warp-drive" },
        ],
      },
    };
    const { status, body } = await user.post<Refused>("/api/bots", { name: "broken", tree });
    expect(status).toBe(400);
    expect(body.error.code).toBe("invalid_strategy");
    const [first, second] = body.error.message.split("\n");
    expect(first).toMatch(/SPY\/TLT.* \(at next 1 > position 1, node a\)$/);
    expect(second).toMatch(/warp-drive.* \(at next 2 > kind, node b\)$/);
    expect((await user.get<{ bots: Bot[] }>("/api/bots")).body.bots).toEqual([]);
  });

  it("is refused in one line when its tree is another program's", async ({ expect }) => {
    const tree = { step: "root", name: "TQQQ", children: [{ step: "asset", ticker: "TQQQ" }] };
    const user = await trader();
    const { status, body } = await user.post<Refused>("/api/bots", { name: "symphony", tree });
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: "invalid_strategy" });
    expect(body.error.message).toMatch(/^this is a symphony of Composer, [^\n]+$/);
  });

  it("comes with what may not be as it was meant, and where", async ({ expect }) => {
    const tree = {
      kind: "numbered",
      numbered: { items: [] },
      children: { then: [fixedWeights({ SPY: 50 })] },
    };
    const { status, body } = await (await trader()).post<AddedBot>("/api/bots", { name: "odd", tree });
    expect(status).toBe(201);
    expect(body.findings.map(({ code, path, level }) => `${level} ${code} ${path}`)).toEqual([
      "warning quantifier.missing /numbered/quantifier",
      "warning quantifier.never /numbered",
      "warning weighting.sum /children/then/0/children",
    ]);
    expect(body.findingCount).toBe(3);
  });

  it("means in force what it means in the file of the Forge that it came in", async ({ expect }) => {
    const { user } = await openTradingDay(quietMarket({ SPY: 600, BIL: 90 }));
    const above = (threshold: number) => ({
      conditions: [{ metric: "Current Price", ticker: "SPY", comparator: "Greater Than", threshold }],
    });
    // Any of its items is true, all are not.
    const payload = {
      kind: "numbered",
      numbered: { items: [above(1), above(1e6)] },
      children: { then: [fixedWeights({ SPY: 100 })], else: [fixedWeights({ BIL: 100 })] },
    };
    const file = { id: "saved-bot-1", name: "Saved", payload: JSON.stringify(payload), callChains: "[]" };
    await activate(user, "from the Forge", file, 50);
    await activate(user, "plain", payload, 50);
    const { body } = await user.post<Preview>("/api/live/preview", {});
    expect(body.orders.map(({ symbol }) => symbol).toSorted()).toEqual(["BIL", "SPY"]);
  });

  it.for([
    { what: "no tree", body: { name: "a" }, message: "tree must be there" },
    { what: "no name", body: { tree: {} }, message: "name must be a text" },
    { what: "a name that is none", body: { name: 7, tree: {} }, message: "name must be a text" },
    { what: "a blank name", body: { name: "  ", tree: {} }, message: "name must not be empty" },
    {
      what: "an endless name",
      body: { name: "a".repeat(121), tree: {} },
      message: "name must have at most 120 characters",
    },
    { what: "nothing but a list", body: [], message: "the request must be an object, { ... }" },
  ])("is refused with $what, in plain words", async ({ body, message }, { expect }) => {
    expect(await (await trader()).post("/api/bots", body)).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_input", message } },
    });
  });

  it("is refused with a tree that is a text", async ({ expect }) => {
    expect(await (await trader()).post("/api/bots", { name: "a", tree: "SPY" })).toMatchObject({
      status: 400,
      body: {
        error: {
          code: "invalid_strategy",
          message: 'a strategy must be an object, { ... }, not the text "SPY"',
        },
      },
    });
  });
});
