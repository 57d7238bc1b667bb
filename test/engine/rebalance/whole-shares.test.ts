import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { targetQuantities } from "../../../src/engine/rebalance/sizing.ts";
import { decimals, ledger, linesOf, planOf, type Amounts } from "./support/account.ts";

/** Targets in whole shares for $10,025 or so, of which $10,000 are invested. */
function targets(weights: Record<string, number>, prices: Amounts, invested = 10_000): unknown {
  const assets = new Map(
    Object.keys(prices).map((symbol) => [symbol, { tradable: true, fractionable: false }]),
  );
  const equity = decimal(invested).div("0.9975");
  const found = targetQuantities(weights, equity, decimals(prices), assets);
  return Object.fromEntries([...found].map(([symbol, quantity]) => [symbol, toText(quantity)]));
}

describe("assets that trade in whole shares", () => {
  it("give the share that rounding lost to the one that lost most, while the cash lasts", ({ expect }) => {
    // 12.5, 8.1 and 11.1 shares of $300; the $210 that rounding frees do not buy a share.
    expect(targets({ A: 0.375, B: 0.243, C: 0.333 }, { A: 300, B: 300, C: 300 })).toEqual({
      A: "12",
      B: "8",
      C: "11",
    });
    // 16.9 and 13.2 shares of $300: $330 are free and buy the 17th of A, not the 14th of B.
    expect(targets({ A: 0.507, B: 0.396 }, { A: 300, B: 300 })).toEqual({ A: "17", B: "13" });
  });

  it("pass over a share that is too dear for what is left, and buy the next", ({ expect }) => {
    // A would be 2.9 of $1,000, B 7.1 of $100, C 3.8 of $10: $918 are free, which is under a share of A.
    expect(targets({ A: 0.29, B: 0.071, C: 0.0038 }, { A: 1000, B: 100, C: 10 })).toEqual({
      A: "2",
      B: "8",
      C: "4",
    });
  });

  it("are ordered in whole shares", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 10_000), weights: { DEAR: 0.5, SPY: 0.5 } }];
    const plan = planOf({ strategies, prices: { DEAR: 800, SPY: 500 }, whole: ["DEAR"] });
    expect(linesOf(plan)).toEqual(["buy 6 DEAR (enter)", "buy 9.975 SPY (enter)"]);
  });

  it("are sold with their fraction when all of them go", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 0, { DEAR: "6.25" }), weights: {} }];
    const plan = planOf({ strategies, prices: { DEAR: 800 }, whole: ["DEAR"] });
    expect(linesOf(plan)).toEqual(["sell 6.25 DEAR (exit)"]);
  });

  it("leave the fraction with a strategy that gives up its part of a shared holding", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { DEAR: "3.5" }), weights: {} },
      { ledger: ledger("b", 0, { DEAR: "2.5" }), weights: null },
    ];
    const plan = planOf({ strategies, prices: { DEAR: 800 }, whole: ["DEAR"] });
    expect(linesOf(plan)).toEqual(["sell 3 DEAR (reduce)"]);
  });

  it("are not bought at all when the cash is under one share", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 700), weights: { DEAR: 1 } }];
    expect(planOf({ strategies, prices: { DEAR: 800 }, whole: ["DEAR"] }).orders).toEqual([]);
  });
});
