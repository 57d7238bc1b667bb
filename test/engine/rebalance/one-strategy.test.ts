import { describe, it } from "vitest";
import { toText } from "../../../src/engine/money/decimal.ts";
import { dayAfter, ledger, linesOf, planOf, type Story } from "./support/account.ts";

const PRICES = { SPY: 500, TLT: 100 };

function story(cash: number, positions: Record<string, string | number>, weights: Record<string, number>) {
  return { strategies: [{ ledger: ledger("a", cash, positions), weights }], prices: PRICES } satisfies Story;
}

describe("a strategy on its own", () => {
  it("enters from cash and keeps 25 basis points of it", ({ expect }) => {
    const plan = planOf(story(10_000, {}, { SPY: 0.6, TLT: 0.4 }));
    expect(linesOf(plan)).toEqual(["buy 11.97 SPY (enter)", "buy 39.9 TLT (enter)"]);
    expect(plan.crosses).toEqual([]);
    expect(plan.skips).toEqual([]);
  });

  it("exits with exactly what is held, to the last billionth of a share", ({ expect }) => {
    const plan = planOf(story(0, { SPY: "7.123456789" }, {}));
    expect(linesOf(plan)).toEqual(["sell 7.123456789 SPY (exit)"]);
  });

  it("sells before it buys when it changes from one symbol to another", ({ expect }) => {
    const plan = planOf(story(0, { TLT: 100 }, { SPY: 1 }));
    expect(linesOf(plan)).toEqual(["sell 100 TLT (exit)", "buy 19.95 SPY (enter)"]);
  });

  it("reduces what has grown beyond its weight, and increases what has fallen behind", ({ expect }) => {
    const plan = planOf(story(0, { SPY: 16, TLT: 20 }, { SPY: 0.5, TLT: 0.5 }));
    expect(linesOf(plan)).toEqual(["sell 6.025 SPY (reduce)", "buy 29.875 TLT (increase)"]);
  });

  it("sends nothing when it stands at its target already", ({ expect }) => {
    const first = story(10_000, {}, { SPY: 0.6, TLT: 0.4 });
    expect(planOf(dayAfter(first)).orders).toEqual([]);
  });

  it("leaves a change under 10 basis points of the strategy alone", ({ expect }) => {
    // Of $100,000: SPY is $99 short of 50 %, then $101.
    const cash = 250;
    const off = (dollars: number) =>
      story(cash, { SPY: 99.75 - dollars / 500, TLT: 498.75 + dollars / 100 }, { SPY: 0.5, TLT: 0.5 });
    expect(planOf(off(99)).orders).toEqual([]);
    expect(linesOf(planOf(off(101)))).toEqual(["sell 1.01 TLT (reduce)", "buy 0.202 SPY (increase)"]);
  });

  it("never trades for less than a dollar, however small the strategy", ({ expect }) => {
    const first = story(100, {}, { SPY: 0.005 });
    expect(planOf(first).orders).toEqual([]);
  });

  it("closes a position of less than the minimum trade that it does not want any more", ({ expect }) => {
    // $5 of a strategy of $10,005.
    expect(linesOf(planOf(story(10_000, { TLT: "0.05" }, {})))).toEqual(["sell 0.05 TLT (exit)"]);
  });

  it("stays in cash when the tree says nothing", ({ expect }) => {
    expect(planOf(story(10_000, {}, {}))).toEqual({ orders: [], crosses: [], skips: [] });
  });

  it("splits an order by what the strategy wants, which is all of it", ({ expect }) => {
    const [order] = planOf(story(10_000, {}, { SPY: 1 })).orders;
    expect(order?.shares.map(({ strategyId, quantity }) => [strategyId, toText(quantity)])).toEqual([
      ["a", "19.95"],
    ]);
  });

  it("does not plan at all without the price of something that it holds", ({ expect }) => {
    const plan = () => planOf(story(0, { GLD: 1 }, { SPY: 1 }));
    expect(plan).toThrow("no price for GLD");
  });
});
