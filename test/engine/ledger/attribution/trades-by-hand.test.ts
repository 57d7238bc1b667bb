import { describe, it } from "vitest";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger } from "../support/account.ts";
import { activity } from "../support/facts.ts";
import { reconciled } from "../support/reconciled.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";

const cash = (dollars: number | string) => decimal(dollars);
const ab = () => [ledger("a", 600, { SPY: [6, 3000] }), ledger("b", 400, { SPY: [2, 1100] })];

describe("a trade by hand", () => {
  it("that buys with unassigned cash is nobody's", ({ expect }) => {
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 9 }),
      cash: cash(1000),
      activities: [activity("fill", { symbol: "SPY", quantity: 1, price: 510 })],
    });
    expect(result.lines).toEqual([]);
    expect(result.told).toEqual(["manual_buy"]);
  });

  it("that buys with the strategies' cash takes it from each in proportion", ({ expect }) => {
    // $150 were unassigned, so $250 of the $400 came out of 600 : 400.
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 8, GLD: 2 }),
      cash: cash(750),
      activities: [activity("fill", { symbol: "GLD", quantity: 2, price: 200 })],
    });
    expect(result.lines).toEqual([
      "a cash_left: 0 shares, -150 cash, 0 cost",
      "b cash_left: 0 shares, -100 cash, 0 cost",
    ]);
    expect(result.told).toEqual(["manual_buy"]);
    expect(result.messages[0]).toContain("$250.00 of the strategies' cash");
  });

  it("that sells takes unassigned shares first, then those of each strategy in proportion", ({ expect }) => {
    // 10 there were, 2 of them unassigned: 4 of the 6 that were sold came out of 6 : 2.
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 4 }),
      cash: cash(4000),
      activities: [activity("fill", { symbol: "SPY", quantity: -6, price: 500 })],
    });
    expect(result.lines).toEqual([
      "a sold_outside SPY: -3 shares, 0 cash, -1500 cost",
      "b sold_outside SPY: -1 shares, 0 cash, -550 cost",
    ]);
    expect(result.told).toEqual(["manual_sell"]);
  });

  it("is told once, though it was filled in parts", ({ expect }) => {
    const parts = [1, 2, 3].map((quantity) =>
      activity("fill", { symbol: "SPY", quantity: -quantity, price: 500, order: "by-hand" }),
    );
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 2 }),
      cash: cash(4000),
      activities: parts,
    });
    expect(result.told).toEqual(["manual_sell"]);
    expect(result.owned).toMatchObject({ a: { SPY: "1.5 for 750" }, b: { SPY: "0.5 for 275" } });
  });
});

describe("shares that are transferred", () => {
  it("are unassigned when they come", ({ expect }) => {
    const activities = [activity("transfer", { symbol: "SPY", quantity: 5 })];
    const account = { ledgers: ab(), holdings: decimals({ SPY: 13 }), cash: cash(1000), activities };
    expect(reconciled(account)).toMatchObject({ lines: [], told: ["transfer_in"] });
  });

  it("are unassigned ones first when they go, then the strategies'", ({ expect }) => {
    const activities = [activity("transfer", { symbol: "SPY", quantity: -5 })];
    const account = { ledgers: ab(), holdings: decimals({ SPY: 4 }), cash: cash(1000), activities };
    const result = reconciled(account);
    expect(result.lines).toEqual([
      "a transfer SPY: -3 shares, 0 cash, -1500 cost",
      "b transfer SPY: -1 shares, 0 cash, -550 cost",
    ]);
    expect(result.told).toEqual(["transfer_out"]);
  });
});
