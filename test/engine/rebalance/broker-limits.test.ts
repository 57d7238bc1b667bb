import { describe, it } from "vitest";
import { ledger, linesOf, partsOf, planOf } from "./support/account.ts";

const PRICES = { SPY: 500, TLT: 100 };

describe("what the broker does not let us trade", () => {
  it("leaves a symbol that cannot be traded out and trades the others", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 10_000), weights: { SPY: 0.5, TLT: 0.5 } }];
    const plan = planOf({ strategies, prices: PRICES, blocked: ["TLT"] });
    expect(linesOf(plan)).toEqual(["buy 9.975 SPY (enter)"]);
    expect(plan.skips).toMatchObject([{ code: "not_tradable", symbol: "TLT" }]);
  });

  it("does not even cross a symbol that cannot be traded", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { TLT: 10 }), weights: {} },
      { ledger: ledger("b", 1000), weights: { TLT: 1 } },
    ];
    const plan = planOf({ strategies, prices: PRICES, blocked: ["TLT"] });
    expect(plan).toMatchObject({ orders: [], crosses: [] });
  });

  it("sells what another order does not hold, each strategy in proportion, and says so", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { TLT: 30 }), weights: {} },
      { ledger: ledger("b", 0, { TLT: 10 }), weights: {} },
    ];
    const plan = planOf({ strategies, prices: PRICES, available: { TLT: 20 } });
    expect(linesOf(plan)).toEqual(["sell 20 TLT (reduce)"]);
    expect(plan.orders.map(partsOf)).toEqual([{ a: "15", b: "5" }]);
    expect(plan.skips).toMatchObject([{ code: "held_by_other_order", symbol: "TLT" }]);
  });

  it("sells nothing of what another order holds whole", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 0, { TLT: 30 }), weights: {} }];
    const plan = planOf({ strategies, prices: PRICES, available: { TLT: 0 } });
    expect(plan.orders).toEqual([]);
    expect(plan.skips).toMatchObject([{ code: "held_by_other_order", symbol: "TLT" }]);
  });

  it("sells nothing where the account is short by hand", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 0, { TLT: 30 }), weights: {} }];
    expect(planOf({ strategies, prices: PRICES, available: { TLT: -5 } }).orders).toEqual([]);
  });

  it("never sells shares that were bought by hand", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 0, { TLT: 30 }), weights: {} }];
    const plan = planOf({ strategies, prices: PRICES, available: { TLT: 100, SPY: 5 } });
    expect(linesOf(plan)).toEqual(["sell 30 TLT (exit)"]);
    expect(plan.skips).toEqual([]);
  });

  it("sends no buy for under a dollar that crossing left over", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { TLT: "9.97" }), weights: {} },
      { ledger: ledger("b", 1000), weights: { TLT: 1 } },
    ];
    // b wants 9.975 shares, a gives 9.97: half a dollar's worth is left.
    const plan = planOf({ strategies, prices: PRICES });
    expect(plan.orders).toEqual([]);
    expect(plan.crosses).toHaveLength(1);
    expect(plan.skips).toMatchObject([{ code: "below_minimum", symbol: "TLT" }]);
  });

  it("sells what crossing left over, even for under a dollar", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", 0, { TLT: "9.98" }), weights: {} },
      { ledger: ledger("b", 1000), weights: { TLT: 1 } },
    ];
    // b wants 9.975 shares of a's 9.98.
    expect(linesOf(planOf({ strategies, prices: PRICES, available: { TLT: "9.98" } }))).toEqual([
      "sell 0.005 TLT (reduce)",
    ]);
  });

  it("exits a position of under a dollar: only buys have a least value at the broker", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", 1000, { TLT: "0.009" }), weights: {} }];
    const plan = planOf({ strategies, prices: PRICES, available: { TLT: "0.009" } });
    expect(linesOf(plan)).toEqual(["sell 0.009 TLT (exit)"]);
  });

  it("sells a whole position by the broker's figure where a ledger knows fewer decimals", ({ expect }) => {
    const exit = (available: string, owned = "7.123456789") => {
      const strategies = [{ ledger: ledger("a", 0, { TLT: owned }), weights: {} }];
      return planOf({ strategies, prices: PRICES, available: { TLT: available } });
    };
    expect(linesOf(exit("7.1234567891"))).toEqual(["sell 7.1234567891 TLT (exit)"]);
    expect(exit("7.1234567891").orders.map(partsOf)).toEqual([{ a: "7.123456789" }]);
    // A billionth more is a share of somebody else's.
    expect(linesOf(exit("7.12345679"))).toEqual(["sell 7.123456789 TLT (exit)"]);
  });
});
