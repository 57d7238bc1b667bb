import { describe, it } from "vitest";
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { fundBuys } from "../../../src/engine/rebalance/fund.ts";
import { payableCrosses } from "../../../src/engine/rebalance/payable-crosses.ts";
import { dayAfter, decimals, ledger, linesOf, planOf, type Story, textOf } from "./support/account.ts";

const PRICES = { SPY: 500, TLT: 100 };

describe("a strategy that owes, because it was given a smaller part of the account", () => {
  const story: Story = {
    strategies: [{ ledger: ledger("a", -2000, { SPY: 20 }), weights: { SPY: 0.5, TLT: 0.5 } }],
    prices: PRICES,
  };

  it("sizes itself on what is left of it when the debt is paid", ({ expect }) => {
    // $8,000, of which $3,990 each.
    expect(linesOf(planOf(story))).toEqual(["sell 12.02 SPY (reduce)", "buy 39.9 TLT (enter)"]);
    expect(textOf(dayAfter(story).strategies.map((strategy) => strategy.ledger))).toEqual([
      { strategyId: "a", cash: "20", positions: { SPY: "7.98", TLT: "39.9" } },
    ]);
  });

  it("buys nothing before it has sold, and then for no more than is over", ({ expect }) => {
    const buys = planOf(story)
      .orders.filter(({ side }) => side === "buy")
      .map((order) => ({ order, limitPrice: decimal(100) }));
    const fund = (cash: number) =>
      fundBuys(buys, decimals({ a: cash }), decimal(10_000)).map(({ quantity }) => toText(quantity));
    expect(fund(-2000)).toEqual(["0"]);
    // Of 12.02 shares it has sold 5.
    expect(fund(500)).toEqual(["5"]);
    expect(fund(4010)).toEqual(["39.9"]);
  });

  it("takes over from another only what it can pay for", ({ expect }) => {
    const ledgers = [ledger("a", -2000, { SPY: 20 }), ledger("b", 0, { TLT: 50 })];
    const strategies = [
      { ledger: ledgers[0]!, weights: { TLT: 1 } },
      { ledger: ledgers[1]!, weights: {} },
    ];
    const plan = planOf({ strategies, prices: PRICES });
    expect(plan.crosses.map(({ quantity }) => toText(quantity))).toEqual(["50"]);
    expect(payableCrosses(ledgers, plan.crosses)).toEqual([]);
    const sold = [ledger("a", 1000, { SPY: 14 }), ledgers[1]!];
    expect(payableCrosses(sold, plan.crosses).map(({ quantity }) => toText(quantity))).toEqual(["10"]);
  });

  it("sells everything and no more when it owes more than it has", ({ expect }) => {
    const strategies = [{ ledger: ledger("a", -12_000, { SPY: 20 }), weights: { SPY: 0.5, TLT: 0.5 } }];
    expect(linesOf(planOf({ strategies, prices: PRICES }))).toEqual(["sell 20 SPY (exit)"]);
    expect(linesOf(planOf({ strategies, prices: PRICES, whole: ["SPY", "TLT"] }))).toEqual([
      "sell 20 SPY (exit)",
    ]);
  });

  it("leaves the cash of the others to them", ({ expect }) => {
    const strategies = [
      { ledger: ledger("a", -2000, { SPY: 4 }), weights: { SPY: 1 } },
      { ledger: ledger("b", 1000), weights: { TLT: 1 } },
    ];
    const { orders } = planOf({ strategies, prices: PRICES });
    const buys = orders.filter(({ side }) => side === "buy");
    const funded = fundBuys(
      buys.map((order) => ({ order, limitPrice: decimal(100) })),
      decimals({ a: -2000, b: 1000 }),
      decimal(1000),
    );
    expect(toText(sum(funded.map(({ quantity }) => quantity)))).toBe("9.975");
  });
});
