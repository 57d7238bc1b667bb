import { describe, it } from "vitest";
import { onlyReducing } from "../../../src/engine/risk/only-reducing.ts";
import { ledger, linesOf, planOf } from "../rebalance/support/account.ts";

describe("a plan when nothing may be bought", () => {
  it("sells, crosses, and buys nothing", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { SPY: 10, TLT: 10 }), weights: { GLD: 1 } },
      { ledger: ledger("b", 1000), weights: { TLT: 0.5 } },
    ];
    const plan = planOf({ strategies, prices: { SPY: 500, TLT: 100, GLD: 200 } });
    const reducing = onlyReducing(plan);
    expect(linesOf(plan)).toHaveLength(3);
    expect(linesOf(reducing)).toEqual(["sell 10 SPY (exit)", "sell 5.0125 TLT (reduce)"]);
    expect(reducing.crosses).toEqual(plan.crosses);
    expect(reducing.crosses).toHaveLength(1);
  });
});
