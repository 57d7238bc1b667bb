import { describe, it } from "vitest";
import { packBars, unpackBars } from "../../../src/engine/bars/packed.ts";
import { type Compared, replay } from "../../../src/durable/account/history/replay.ts";
import type { ExecutionInputs } from "../../../src/contract/execution-inputs.ts";
import { historyOf } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights, trendTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** Two days on which a mix and a trend have traded; what the second one decided on. */
async function tradedDays(): Promise<{ day: TradingDay; inputs: ExecutionInputs }> {
  const day = await openTradingDay(jumpingMarket({ SPY: [600, 610], TLT: [80, 100] }, "2026-08-21"));
  await activate(day.user, "mix", fixedWeights({ SPY: 60, TLT: 40 }), 50);
  await activate(day.user, "trend", trendTree("SPY", "TLT"), 50);
  await day.advanceTo("16:06");
  await tradeThrough(day, "2026-08-21");
  const [row] = await historyOf(day.user, "mix");
  const { body } = await day.user.get<ExecutionInputs>(`/api/live/history/${row!.id}/inputs`);
  return { day, inputs: body };
}

async function packetOf({ user }: TradingDay, symbol: string): Promise<ArrayBuffer> {
  return (await user.fetch(`/api/market/bars?ticker=${symbol}`)).arrayBuffer();
}

/** What came of comparing each part. */
async function resultsOf(
  day: TradingDay,
  inputs: ExecutionInputs,
  readPacket = (symbol: string) => packetOf(day, symbol),
): Promise<Record<string, Compared["result"]>> {
  const compared = await replay(inputs, readPacket);
  return Object.fromEntries(compared.map(({ what, result }) => [what, result]));
}

const ALL_EQUAL = { plan: "equal", prices: "equal", mix: "equal", trend: "equal" };

describe("the replay of an execution", () => {
  it("makes the same plan and the same decisions, bit by bit, from what was stored", async ({ expect }) => {
    const { day, inputs } = await tradedDays();
    expect(inputs).toMatchObject({ slot: "2026-08-21/close", planHash: expect.any(String) });
    expect(await resultsOf(day, inputs)).toEqual(ALL_EQUAL);
  });

  it("finds an input that was changed by a cent", async ({ expect }) => {
    const { day, inputs } = await tradedDays();
    const stored = JSON.parse(inputs.inputsJson!);
    stored.prices.SPY += 0.01;
    const changed = { ...inputs, inputsJson: JSON.stringify(stored) };
    expect(await resultsOf(day, changed)).toEqual({ ...ALL_EQUAL, plan: "different", prices: "different" });
  });

  it("finds a plan, a hash and weights that are not what the engine makes of the inputs", async ({
    expect,
  }) => {
    const { day, inputs } = await tradedDays();
    const planJson = inputs.planJson!.replace('"reason":"increase"', '"reason":"enter"');
    expect(planJson).not.toBe(inputs.planJson);
    expect(await resultsOf(day, { ...inputs, planJson })).toEqual({ ...ALL_EQUAL, plan: "different" });
    const planHash = "0".repeat(64);
    expect(await resultsOf(day, { ...inputs, planHash })).toEqual({ ...ALL_EQUAL, plan: "different" });
    const decisions = inputs.decisions.map((decision) =>
      decision.name === "trend" ? { ...decision, targetsJson: '{"TLT":1}' } : decision,
    );
    expect(await resultsOf(day, { ...inputs, decisions })).toEqual({ ...ALL_EQUAL, trend: "different" });
  });

  it("finds an engine that decides otherwise: another tree stands in for it", async ({ expect }) => {
    const { day, inputs } = await tradedDays();
    const decisions = inputs.decisions.map((decision) =>
      decision.name === "trend"
        ? { ...decision, tree: decision.tree.replace('"comparator":"gt"', '"comparator":"lt"') }
        : decision,
    );
    expect(await resultsOf(day, { ...inputs, decisions })).toEqual({ ...ALL_EQUAL, trend: "different" });
  });

  it("never claims that a decision is the same once its history was adjusted", async ({ expect }) => {
    const { day, inputs } = await tradedDays();
    const adjusted = async (symbol: string) => {
      const packet = await packetOf(day, symbol);
      const bars = unpackBars(packet)!;
      return symbol === "TLT"
        ? packBars({ ...bars, close: bars.close.map((close) => close * 0.99) })
        : packet;
    };
    const compared = await replay(inputs, adjusted);
    expect(compared.find(({ what }) => what === "mix")).toMatchObject({
      result: "not_recomputable",
      message: "decision not recomputable: the history of TLT was adjusted since",
    });
  });
});
