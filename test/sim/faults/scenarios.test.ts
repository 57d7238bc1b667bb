import { describe, it } from "vitest";
import { VirtualClock } from "../../../sim/exchange/clock/virtual-clock.ts";
import { Scenarios } from "../../../sim/exchange/scenarios/scenarios.ts";
import { Client, admin, openClient, openExchange, tiingo } from "../support/client.ts";
import { friday } from "../support/faults.ts";

const HALT = { symbol: "CALM", halted: true };
const DOWN = { match: { pathPrefix: "/v2/account" }, action: "status", status: 503 };

describe("a scenario", () => {
  it("does each step at its instant on the virtual clock", async ({ expect }) => {
    const client = openClient();
    const { exchange } = client;
    const steps = [
      { at: "15:50", halt: HALT },
      { at: "15:52:30", fault: DOWN },
      { at: "2026-11-20T20:55:00Z", settings: { clockSkew: 1_000 } },
      { at: "15:56", halt: { ...HALT, halted: false } },
    ];
    const added = await admin(exchange, "POST", "/scenarios", { steps });
    expect(added).toMatchObject({
      status: 200,
      body: {
        id: "scenario-1",
        steps: [
          { at: "2026-11-20T20:50:00.000Z", halt: HALT, state: "waiting" },
          { at: "2026-11-20T20:52:30.000Z", fault: DOWN, state: "waiting" },
          { at: "2026-11-20T20:55:00.000Z", settings: { clockSkew: 1_000 }, state: "waiting" },
          { state: "waiting" },
        ],
      },
    });
    await exchange.clock.advanceTo(friday("15:52:29"));
    const { id } = (await client.order({ qty: 1 })).body;
    expect((await client.get("/v2/account")).status).toBe(200);
    await exchange.clock.advanceTo(friday("15:55"));
    expect((await client.read(id)).status).toBe("new");
    expect((await client.get("/v2/account")).status).toBe(503);
    expect((await client.get("/v2/clock")).body.timestamp).toContain("T15:55:01");
    const states = (await admin(exchange, "GET", "/scenarios")).body[0].steps;
    expect(states.map(({ state }: { state: string }) => state)).toEqual(["done", "done", "done", "waiting"]);
    await exchange.clock.advanceTo(friday("15:57"));
    expect((await client.read(id)).status).toBe("filled");
  });

  it("can also make orders misbehave, announce corporate actions and change Tiingo's settings", async ({
    expect,
  }) => {
    const client = openClient();
    const { exchange } = client;
    const dividend = { type: "dividend", symbol: "CALM", date: "2026-11-23", cash: "1.5" };
    const steps = [
      { at: "15:50", orderFault: { action: "never-fill" } },
      { at: "15:50", corporateAction: dividend },
      { at: "15:50", corporateAction: { ...dividend, date: "2026-11-20" } },
      { at: "15:50", tiingo: { dropped: ["CALM"] } },
    ];
    await admin(exchange, "POST", "/scenarios", { steps });
    await exchange.clock.advanceTo(friday("15:50"));
    const { id } = (await client.order({ qty: 1 })).body;
    await client.wait(60_000);
    expect((await client.read(id)).status).toBe("new");
    expect((await admin(exchange, "GET", "/corporate-actions")).body).toMatchObject([dividend]);
    expect((await tiingo(exchange, "/iex/?tickers=CALM,DEAR")).body).toMatchObject([{ ticker: "DEAR" }]);
    const [scenario] = (await admin(exchange, "GET", "/scenarios")).body;
    expect(scenario.steps).toMatchObject([
      { state: "done" },
      { state: "done" },
      { state: "failed", problem: expect.stringContaining("2026-11-20") },
      { state: "done" },
    ]);
  });

  it("does steps of one instant in their order", async ({ expect }) => {
    const exchange = openExchange();
    const clockSkews = [3, 1, 2];
    await admin(exchange, "POST", "/scenarios", {
      steps: clockSkews.map((clockSkew) => ({ at: "15:50", settings: { clockSkew } })),
    });
    await exchange.clock.advanceTo(friday("15:50"));
    expect((await admin(exchange, "GET", "/settings")).body.clockSkew).toBe(2);
  });

  it("means the next session by a time after the close", async ({ expect }) => {
    const exchange = openExchange({ time: "16:05" });
    const { body } = await admin(exchange, "POST", "/scenarios", { steps: [{ at: "09:45", halt: HALT }] });
    expect(body.steps[0].at).toBe("2026-11-23T14:45:00.000Z");
  });

  it("that is cancelled leaves what is done and does no more", async ({ expect }) => {
    const exchange = openExchange();
    const step = (at: string, clockSkew: number) => ({ at, settings: { clockSkew } });
    await admin(exchange, "POST", "/scenarios", { steps: [step("15:46", 1), step("15:50", 2)] });
    await admin(exchange, "POST", "/scenarios", { steps: [step("15:51", 3)] });
    await exchange.clock.advanceTo(friday("15:47"));
    expect((await admin(exchange, "DELETE", "/scenarios/scenario-1")).status).toBe(204);
    await exchange.clock.advanceTo(friday("15:50"));
    expect((await admin(exchange, "GET", "/settings")).body.clockSkew).toBe(1);
    expect((await admin(exchange, "GET", "/scenarios")).body).toMatchObject([
      { id: "scenario-1", steps: [{ state: "done" }, { state: "cancelled" }] },
      { id: "scenario-2", steps: [{ state: "waiting" }] },
    ]);
    expect((await admin(exchange, "DELETE", "/scenarios/scenario-9")).status).toBe(404);
    expect((await admin(exchange, "DELETE", "/scenarios")).status).toBe(204);
    await exchange.clock.advanceTo(friday("15:55"));
    expect((await admin(exchange, "GET", "/settings")).body.clockSkew).toBe(1);
  });

  it("goes on after a restart", async ({ expect }) => {
    const exchange = openExchange();
    const steps = [
      { at: "15:46", settings: { clockSkew: 7 } },
      { at: "15:50", halt: HALT },
    ];
    await admin(exchange, "POST", "/scenarios", { steps });
    await exchange.clock.advanceTo(friday("15:47"));
    const again = openExchange({ state: exchange.snapshotState() });
    await again.clock.advanceTo(friday("15:51"));
    const client = new Client(again);
    const { id } = (await client.order({ qty: 1 })).body;
    await client.wait(60_000);
    expect((await client.read(id)).status).toBe("new");
    expect((await admin(again, "GET", "/scenarios")).body).toMatchObject([
      { id: "scenario-1", steps: [{ state: "done" }, { state: "done" }] },
    ]);
    await admin(again, "POST", "/scenarios", { steps: [{ at: "15:59", halt: HALT }] });
    expect((await admin(again, "GET", "/scenarios")).body[1].id).toBe("scenario-2");
  });

  it("says of a step that could not be done why, once its time has come", async ({ expect }) => {
    const exchange = openExchange();
    await admin(exchange, "POST", "/scenarios", { steps: [{ at: "15:50", halt: HALT }] });
    const state = exchange.snapshotState();
    const step = { ...state.scenarios![0]!.steps[0]!, kind: "earthquake" };
    const again = openExchange({ state: { ...state, scenarios: [{ id: "scenario-1", steps: [step] }] } });
    await again.clock.advanceTo(friday("15:50"));
    expect((await admin(again, "GET", "/scenarios")).body).toMatchObject([
      { steps: [{ state: "failed", problem: "there is no step of the kind earthquake" }] },
    ]);
  });

  it("tells of a step that broke, and goes on with the next", async ({ expect }) => {
    const told: unknown[] = [];
    const clock = new VirtualClock({ now: 0, onError: (_error, id) => told.push(id) });
    const scenarios = new Scenarios(clock);
    const broken = () => {
      throw new Error("it broke");
    };
    scenarios.add([
      { at: 1, kind: "halt", content: {}, perform: broken },
      { at: 2, kind: "halt", content: {}, perform: () => undefined },
    ]);
    await clock.advanceTo(2);
    expect(scenarios.all()[0]!.steps).toMatchObject([
      { state: "failed", problem: "it broke" },
      { state: "done" },
    ]);
    expect(told).toEqual(["scenario-1:0"]);
  });

  for (const [what, step, message] of [
    ["no instant", { halt: HALT }, "steps.1.at: is missing"],
    [
      "an instant that is none",
      { at: "noon", halt: HALT },
      'steps.1.at: "noon" is neither an RFC 3339 timestamp nor a New York time HH:MM[:SS]',
    ],
    [
      "an instant that has passed",
      { at: "15:30", halt: HALT },
      "steps.1.at: 15:30 has passed, the clock stands at 2026-11-20T20:45:00.000Z",
    ],
    [
      "a symbol that is not listed",
      { at: "15:50", halt: { ...HALT, symbol: "NONE" } },
      "steps.1.halt: symbol: NONE",
    ],
    ["a fault without an action", { at: "15:50", fault: { match: {} } }, "steps.1.fault.action: is none of"],
    [
      "nothing to do",
      { at: "15:50" },
      'steps.1: a step holds "at" and one of fault, orderFault, fills, halt',
    ],
    ["two things to do", { at: "15:50", halt: HALT, fault: DOWN }, "steps.1"],
    ["something that there is not", { at: "15:50", flood: {} }, "steps.1"],
  ] as const) {
    it(`is refused as a whole when a step has ${what}`, async ({ expect }) => {
      const exchange = openExchange();
      const steps = [{ at: "15:50", settings: { clockSkew: 1 } }, step];
      const answer = await admin(exchange, "POST", "/scenarios", { steps });
      expect(answer.status).toBe(422);
      expect(answer.body.message).toContain(message);
      expect((await admin(exchange, "GET", "/scenarios")).body).toEqual([]);
    });
  }
});
