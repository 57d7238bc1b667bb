import { describe, it } from "vitest";
import { toText } from "../../../src/engine/money/decimal.ts";
import { dayAfter, ledger, linesOf, partsOf, planOf, type Story, textOf } from "./support/account.ts";

const PRICES = { SPY: 500, TLT: 100 };

describe("several strategies in one account", () => {
  it("share one order and get of it what each wanted", ({ expect }) => {
    const plan = planOf({
      strategies: [
        { ledger: ledger("a", 10_000), weights: { SPY: 1 } },
        { ledger: ledger("b", 30_000), weights: { SPY: 0.5 } },
      ],
      prices: PRICES,
    });
    expect(linesOf(plan)).toEqual(["buy 49.875 SPY (enter)"]);
    expect(plan.orders.map(partsOf)).toEqual([{ a: "19.95", b: "29.925" }]);
  });

  it("swap a symbol inside the account and send no order for it", ({ expect }) => {
    const swap: Story = {
      strategies: [
        { ledger: ledger("a", 0, { SPY: "19.95" }), weights: {} },
        { ledger: ledger("b", 10_000), weights: { SPY: 1 } },
      ],
      prices: PRICES,
    };
    const plan = planOf(swap);
    expect(plan.orders).toEqual([]);
    expect(
      plan.crosses.map(({ symbol, quantity, price, fromStrategyId, toStrategyId }) => [
        symbol,
        toText(quantity),
        toText(price),
        fromStrategyId,
        toStrategyId,
      ]),
    ).toEqual([["SPY", "19.95", "500", "a", "b"]]);
    expect(textOf(dayAfter(swap).strategies.map((strategy) => strategy.ledger))).toEqual([
      { strategyId: "a", cash: "9975", positions: {} },
      { strategyId: "b", cash: "25", positions: { SPY: "19.95" } },
    ]);
  });

  it("send only what is left when one wants more than the other gives", ({ expect }) => {
    const plan = planOf({
      strategies: [
        { ledger: ledger("a", 0, { SPY: 5 }), weights: {} },
        { ledger: ledger("b", 10_000), weights: { SPY: 1 } },
      ],
      prices: PRICES,
    });
    expect(plan.crosses.map(({ quantity }) => toText(quantity))).toEqual(["5"]);
    expect(linesOf(plan)).toEqual(["buy 14.95 SPY (increase)"]);
    expect(plan.orders.map(partsOf)).toEqual([{ b: "14.95" }]);
  });

  it("go on when one of them holds: what it has is neither sold nor bought", ({ expect }) => {
    const plan = planOf({
      strategies: [
        { ledger: ledger("a", 5000, { SPY: 5, TLT: 7 }), weights: null },
        { ledger: ledger("b", 0, { SPY: 3 }), weights: { TLT: 1 } },
      ],
      prices: PRICES,
    });
    expect(linesOf(plan)).toEqual(["sell 3 SPY (reduce)", "buy 14.9625 TLT (increase)"]);
    expect(plan.orders.map(partsOf)).toEqual([{ b: "3" }, { b: "14.9625" }]);
  });

  it("size themselves on their own ledgers, never on each other's", ({ expect }) => {
    const plan = planOf({
      strategies: [
        { ledger: ledger("rich", 1_000_000), weights: {} },
        { ledger: ledger("poor", 100), weights: { TLT: 1 } },
      ],
      prices: PRICES,
    });
    expect(plan.orders.map(partsOf)).toEqual([{ poor: "0.9975" }]);
  });

  it("buy as much as another has, which is no exit", ({ expect }) => {
    const plan = planOf({
      strategies: [
        { ledger: ledger("a", 0, { SPY: "19.95" }), weights: null },
        { ledger: ledger("b", 10_000), weights: { SPY: 1 } },
      ],
      prices: PRICES,
    });
    expect(linesOf(plan)).toEqual(["buy 19.95 SPY (increase)"]);
  });

  it("close the symbol for the account when the last two of them leave it", ({ expect }) => {
    const plan = planOf({
      strategies: [
        { ledger: ledger("a", 0, { SPY: 5 }), weights: {} },
        { ledger: ledger("b", 0, { SPY: "2.5" }), weights: {} },
      ],
      prices: PRICES,
    });
    expect(linesOf(plan)).toEqual(["sell 7.5 SPY (exit)"]);
    expect(plan.orders.map(partsOf)).toEqual([{ a: "5", b: "2.5" }]);
  });
});
