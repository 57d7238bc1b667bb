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

  it("go alphabetically where as much was lost, however the tree names them", ({ expect }) => {
    // 10.5 shares of $1,000 of each; the $1,000 that rounding frees buy one more.
    expect(targets({ B: 0.5, A: 0.5 }, { A: 1000, B: 1000 }, 21_000)).toEqual({ A: "11", B: "10" });
  });

  it("go to the one that lost most, whatever its name", ({ expect }) => {
    // 13.2 and 16.9 shares of $300.
    expect(targets({ A: 0.396, B: 0.507 }, { A: 300, B: 300 })).toEqual({ A: "13", B: "17" });
  });

  it("are ordered in whole shares", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 10_000), weights: { DEAR: 0.5, SPY: 0.5 } }];
    const plan = planOf({ strategies, prices: { DEAR: 800, SPY: 500 }, whole: ["DEAR"] });
    expect(linesOf(plan)).toEqual(["buy 9.975 SPY (enter)", "buy 6 DEAR (enter)"]);
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

  it("stay as they were rounded when booking moved the equity by a cent", ({ expect }) => {
    // 99.75 % of $8,020.05 buy ten shares of $800 to the cent; a cent less would buy nine.
    const held = (cash: string) => {
      const strategies = [{ ledger: ledger("a", cash, { DEAR: 10 }), weights: { DEAR: 1 } }];
      return linesOf(planOf({ strategies, prices: { DEAR: 800 }, whole: ["DEAR"] }));
    };
    expect(held("20.06")).toEqual([]);
    expect(held("20.05")).toEqual([]);
    expect(held("20.04")).toEqual([]);
    expect(held("20.00")).toEqual(["sell 1 DEAR (reduce)"]);
  });

  it("stay as they were rounded when a cent more would buy another", ({ expect }) => {
    const held = (cash: string) => {
      const strategies = [{ ledger: ledger("a", cash, { DEAR: 9 }), weights: { DEAR: 1 } }];
      return linesOf(planOf({ strategies, prices: { DEAR: 800 }, whole: ["DEAR"] }));
    };
    expect(held("820.04")).toEqual([]);
    expect(held("820.06")).toEqual([]);
    expect(held("820.10")).toEqual(["buy 1 DEAR (increase)"]);
  });

  it("stay as they were rounded when one of them was too dear for a share", ({ expect }) => {
    // Half a share of DEAR frees the cash for one more of GOOD: the tenth, and from $10,025.0627 on the eleventh.
    const held = (cash: string) => {
      const strategies = [{ ledger: ledger("a", cash, { GOOD: 10 }), weights: { GOOD: 0.5, DEAR: 0.5 } }];
      return linesOf(planOf({ strategies, prices: { GOOD: 500, DEAR: 10_001 }, whole: ["GOOD", "DEAR"] }));
    };
    expect(held("5025.06")).toEqual([]);
    expect(held("5025.07")).toEqual([]);
    expect(held("5025.15")).toEqual(["buy 1 GOOD (increase)"]);
  });

  it("are all rounded anew when one of them is not where it was", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", "5025.07", { GOOD: 10 }), weights: { GOOD: 0.5, NEXT: 0.5 } }];
    const plan = planOf({ strategies, prices: { GOOD: 500, NEXT: 500 }, whole: ["GOOD", "NEXT"] });
    expect(linesOf(plan)).toEqual(["buy 10 NEXT (enter)"]);
  });

  it("are bought by a strategy that has none as soon as the cash reaches", ({ expect }) => {
    const story = (cash: string) => ({
      strategies: [{ ledger: ledger("a", cash), weights: { DEAR: 1 } }],
      prices: { DEAR: 800 },
      whole: ["DEAR"],
    });
    expect(linesOf(planOf(story("802.01")))).toEqual(["buy 1 DEAR (enter)"]);
    expect(linesOf(planOf(story("802.00")))).toEqual([]);
  });
});
