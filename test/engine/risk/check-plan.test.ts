import * as fc from "fast-check";
import { describe, it } from "vitest";
import { max, sum, ZERO } from "../../../src/engine/money/decimal.ts";
import { checkPlan } from "../../../src/engine/risk/check-plan.ts";
import { DEFAULT_LIMITS } from "../../../src/engine/risk/limits.ts";
import { managedEquityAt } from "../../../src/engine/risk/managed-equity.ts";
import { decimals, ledger, planOf } from "../rebalance/support/account.ts";
import { stories } from "../rebalance/support/arbitraries.ts";
import { holdsAlways } from "../support/property.ts";
import { crossed, judge, order } from "./support/plans.ts";

const NOTHING_WRONG = { refusals: [], refused: false };

describe("an order that is too large for the account", () => {
  it("is left out, and the others go", ({ expect }) => {
    const orders = [order("buy", "SPY", { a: "100.01" }), order("buy", "TLT", { a: 20 })];
    expect(judge({ orders })).toEqual({
      kept: ["TLT"],
      refusals: ["SPY: max_order_value"],
      refused: false,
    });
  });

  it("may be worth exactly as much as is allowed", ({ expect }) => {
    const orders = [order("buy", "SPY", { a: 10 })];
    expect(judge({ orders, limits: { maxOrderValue: 0.1 } })).toEqual({ kept: ["SPY"], ...NOTHING_WRONG });
  });

  it("goes when it sells all that its strategies have of a symbol", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 30 }), ledger("b", 0, { SPY: 30 })];
    const limits = { maxOrderValue: 0.1 };
    const exit = [order("sell", "SPY", { a: 30 })];
    expect(judge({ orders: exit, ledgers, limits })).toEqual({ kept: ["SPY"], ...NOTHING_WRONG });
    const reduction = [order("sell", "SPY", { a: "29.99" })];
    expect(judge({ orders: reduction, ledgers, limits }).refusals).toEqual(["SPY: max_order_value"]);
  });

  it("goes when a strategy leaves a symbol that another keeps", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 30 }), ledger("b", 0, { SPY: 20 })];
    const orders = [order("sell", "SPY", { b: 20 })];
    expect(judge({ orders, ledgers, limits: { maxOrderValue: 0.1 } }).kept).toEqual(["SPY"]);
  });

  it("is left out when one of its strategies keeps a part", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 30 }), ledger("b", 0, { SPY: 30 })];
    const limits = { maxOrderValue: 0.1 };
    expect(judge({ orders: [order("sell", "SPY", { a: 30, b: 30 })], ledgers, limits }).kept).toEqual([
      "SPY",
    ]);
    for (const wanted of [
      { a: 30, b: 29 },
      { b: 29, a: 30 },
      { a: 29, b: 30 },
    ]) {
      expect(judge({ orders: [order("sell", "SPY", wanted)], ledgers, limits }).kept).toEqual([]);
    }
  });

  it("goes when a strategy sells what it does not give to another", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 30 }), ledger("b", 1000)];
    const story = { orders: [order("sell", "SPY", { a: 20 })], ledgers, limits: { maxOrderValue: 0.1 } };
    expect(judge({ ...story, crosses: [crossed("SPY", 10)] }).kept).toEqual(["SPY"]);
    expect(judge({ ...story, crosses: [crossed("TLT", 10)] }).kept).toEqual([]);
    const others = [{ ...crossed("SPY", 10), fromStrategyId: "b" }];
    expect(judge({ ...story, crosses: others }).kept).toEqual([]);
  });
});

describe("a position that would be too large", () => {
  const limits = { maxWeight: 0.5 };

  it("counts what all strategies have of it already", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 20 }), ledger("b", 0, { SPY: 20 })];
    expect(judge({ orders: [order("buy", "SPY", { a: 10 })], ledgers, limits }).kept).toEqual(["SPY"]);
    expect(judge({ orders: [order("buy", "SPY", { a: "10.01" })], ledgers, limits }).refusals).toEqual([
      "SPY: max_weight",
    ]);
  });

  it("may be sold, even where too much of it is left", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 90 })];
    expect(judge({ orders: [order("sell", "SPY", { a: 1 })], ledgers, limits }).kept).toEqual(["SPY"]);
  });
});

describe("a symbol that the owner has not allowed", () => {
  const limits = { allowedSymbols: ["SPY"] };

  it("is not bought", ({ expect }) => {
    const orders = [order("buy", "SPY", { a: 1 }), order("buy", "GME", { a: 1 })];
    expect(judge({ orders, limits })).toEqual({
      kept: ["SPY"],
      refusals: ["GME: symbol_not_allowed"],
      refused: false,
    });
  });

  it("is sold", ({ expect }) => {
    const ledgers = [ledger("a", 0, { GME: 5 })];
    expect(judge({ orders: [order("sell", "GME", { a: 2 })], ledgers, limits }).kept).toEqual(["GME"]);
  });
});

describe("a plan that cannot be right", () => {
  it("does not sell more than the strategies own", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 5 })];
    const orders = [order("sell", "SPY", { a: "5.000000001" })];
    expect(judge({ orders, ledgers }).refusals).toEqual(["SPY: short_sale"]);
    expect(judge({ orders: [order("sell", "TLT", { a: 1 })], ledgers }).refusals).toEqual([
      "TLT: short_sale",
    ]);
  });

  it("sells a whole position by the broker's figure, which may have more decimals than a ledger", ({
    expect,
  }) => {
    const ledgers = [ledger("a", 0, { SPY: 5 })];
    const orders = [order("sell", "SPY", { a: "5.0000000009" })];
    expect(judge({ orders, ledgers }).kept).toEqual(["SPY"]);
  });

  it("sends one order a symbol, whatever the side of another", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 5 })];
    const orders = [order("sell", "SPY", { a: 5 }), order("buy", "SPY", { a: 1 })];
    expect(judge({ orders, ledgers }).refusals).toEqual(["SPY: duplicate_order"]);
  });
});

describe("a plan as a whole", () => {
  const ledgers = [ledger("a", 0, { SPY: 60, TLT: 40 })];

  it("is refused when buys and sells together are worth too much", ({ expect }) => {
    const orders = [order("sell", "SPY", { a: 60 }), order("buy", "GLD", { a: 60 })];
    const limits = { maxTurnover: 1.2 };
    expect(judge({ orders, ledgers, limits }).kept).toEqual(["SPY", "GLD"]);
    expect(judge({ orders, ledgers, limits: { maxTurnover: 1.19 } })).toEqual({
      kept: [],
      refusals: ["max_turnover"],
      refused: true,
    });
  });

  it("is judged without the orders that are left out of it", ({ expect }) => {
    const orders = [order("buy", "GLD", { a: 50 }), order("buy", "GME", { a: 50 })];
    const limits = { maxTurnover: 0.5, allowedSymbols: ["GLD"] };
    expect(judge({ orders, limits }).kept).toEqual(["GLD"]);
  });

  it("is refused when it has too many orders", ({ expect }) => {
    const orders = ["A", "B", "C"].map((symbol) => order("buy", symbol, { a: 1 }));
    expect(judge({ orders, limits: { maxOrders: 3 } }).refused).toBe(false);
    expect(judge({ orders, limits: { maxOrders: 2 } })).toEqual({
      kept: [],
      refusals: ["max_orders"],
      refused: true,
    });
  });

  it("goes however small the limits are when it does nothing but leave positions", ({ expect }) => {
    const orders = [order("sell", "SPY", { a: 60 }), order("sell", "TLT", { a: 40 })];
    const limits = { maxOrderValue: 0, maxWeight: 0, maxTurnover: 0, maxOrders: 0, allowedSymbols: [] };
    expect(judge({ orders, ledgers, limits })).toEqual({ kept: ["SPY", "TLT"], ...NOTHING_WRONG });
  });

  it("without orders is fine", ({ expect }) => {
    expect(judge({ orders: [] })).toEqual({ kept: [], ...NOTHING_WRONG });
  });
});

describe("the planner's own plans", () => {
  it("pass the system's limits, whatever the account, as long as its cash is there", ({ expect }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const prices = decimals(story.prices);
        const ledgers = story.strategies.map((strategy) => strategy.ledger);
        const cash = sum(ledgers.map((own) => max(own.cash, ZERO)));
        const managedEquity = managedEquityAt(ledgers, cash, prices);
        const plan = planOf(story);
        const checked = checkPlan(plan, { managedEquity, prices, ledgers }, DEFAULT_LIMITS);
        expect(checked).toEqual({ orders: plan.orders, ...NOTHING_WRONG });
      }),
      300,
    );
  });
});
