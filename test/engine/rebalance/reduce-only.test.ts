import { describe, it } from "vitest";
import { ledger, linesOf, partsOf, planOf } from "./support/account.ts";

const PRICES = { SPY: 500, TLT: 100 };

describe("a strategy that may only reduce", () => {
  it("sells what it has too much of and buys nothing", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { SPY: 20 }), weights: { SPY: 0.5, TLT: 0.5 }, reduceOnly: true },
    ];
    expect(linesOf(planOf({ strategies, prices: PRICES }))).toEqual(["sell 10.025 SPY (reduce)"]);
  });

  it("takes nothing over from another, whose shares are sold instead", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { TLT: 10 }), weights: {} },
      { ledger: ledger("b", 1000), weights: { TLT: 1 }, reduceOnly: true },
    ];
    const plan = planOf({ strategies, prices: PRICES });
    expect(plan.crosses).toEqual([]);
    expect(linesOf(plan)).toEqual(["sell 10 TLT (exit)"]);
  });

  it("gives to another what it sells", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { TLT: 10 }), weights: {}, reduceOnly: true },
      { ledger: ledger("b", 2000), weights: { TLT: 1 } },
    ];
    const plan = planOf({ strategies, prices: PRICES });
    expect(plan.crosses).toHaveLength(1);
    expect(plan.orders.map(partsOf)).toEqual([{ b: "9.95" }]);
  });
});
