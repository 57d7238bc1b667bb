import { describe, it } from "vitest";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger, percents } from "../support/account.ts";
import { activity } from "../support/facts.ts";
import { reconciled } from "../support/reconciled.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";

const cash = (dollars: number | string) => decimal(dollars);
const ab = () => [ledger("a", 600, { SPY: [6, 3000] }), ledger("b", 400, { SPY: [2, 1100] })];

describe("cash that comes and goes", () => {
  const shares = percents({ a: 60, b: 30 });

  it("is divided by the strategies' shares when it was deposited; what they do not cover is nobody's", ({
    expect,
  }) => {
    const activities = [activity("deposit", { cash: "100.01" })];
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }), cash: cash("1100.01") };
    // 60.006, 30.003 and 10.001: the cent that is left goes to the largest remainder.
    const result = reconciled({ ...account, activities });
    expect(result.lines).toEqual([
      "a deposit: 0 shares, 60.01 cash, 0 cost",
      "b deposit: 0 shares, 30 cash, 0 cost",
    ]);
    expect(result.told).toEqual(["deposit"]);
  });

  it("is divided in proportion by shares that come to more than all", ({ expect }) => {
    const activities = [activity("deposit", { cash: 120 })];
    const account = { ledgers: ab(), holdings: decimals({ SPY: 8 }), cash: cash(1120), activities };
    expect(reconciled({ ...account, shares: percents({ a: 80, b: 40 }) }).lines).toEqual([
      "a deposit: 0 shares, 80 cash, 0 cost",
      "b deposit: 0 shares, 40 cash, 0 cost",
    ]);
  });

  it("passes by a strategy that was given dollars", ({ expect }) => {
    const activities = [activity("deposit", { cash: 100 })];
    const account = { ledgers: ab(), holdings: decimals({ SPY: 8 }), cash: cash(1100), activities };
    const result = reconciled({ ...account, shares: percents({ a: "$600", b: 30 }) });
    expect(result.lines).toEqual(["b deposit: 0 shares, 30 cash, 0 cost"]);
  });

  it("takes what is unassigned first when it is withdrawn, then cash of each in proportion", ({ expect }) => {
    const activities = [activity("withdrawal", { cash: -300 })];
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }), cash: cash(900), activities };
    const result = reconciled(account);
    expect(result.lines).toEqual([
      "a withdrawal: 0 shares, -60 cash, 0 cost",
      "b withdrawal: 0 shares, -40 cash, 0 cost",
    ]);
    expect(result.told).toEqual(["withdrawal"]);
  });

  it("leaves a strategy that owes cash out of a withdrawal", ({ expect }) => {
    const ledgers = [ledger("a", -200, { SPY: [6, 3000] }), ledger("b", 700)];
    const activities = [activity("withdrawal", { cash: -100 })];
    const result = reconciled({
      ledgers,
      shares,
      holdings: decimals({ SPY: 6 }),
      cash: cash(400),
      activities,
    });
    expect(result.lines).toEqual(["b withdrawal: 0 shares, -100 cash, 0 cost"]);
  });

  it("is like a deposit when it is interest, but income", ({ expect }) => {
    const activities = [activity("interest", { cash: 10 })];
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }), cash: cash(1010), activities };
    const result = reconciled(account);
    expect(result.lines).toEqual([
      "a interest: 0 shares, 6 cash, 0 cost",
      "b interest: 0 shares, 3 cash, 0 cost",
    ]);
    expect(result.told).toEqual(["interest"]);
  });

  it("goes to those who hold the shares when it is a dividend, the unassigned ones among them", ({
    expect,
  }) => {
    const activities = [activity("dividend", { symbol: "SPY", cash: "5.01" })];
    // 6 : 2 : 2 of 501 cents are 300.6, 100.2 and 100.2.
    const account = {
      ledgers: ab(),
      shares,
      holdings: decimals({ SPY: 10 }),
      cash: cash("1005.01"),
      activities,
    };
    const result = reconciled(account);
    expect(result.lines).toEqual([
      "a dividend SPY: 0 shares, 3.01 cash, 0 cost",
      "b dividend SPY: 0 shares, 1 cash, 0 cost",
    ]);
    expect(result.told).toEqual(["dividend"]);
  });

  it("is nobody's when it is a dividend of shares that are gone", ({ expect }) => {
    const activities = [activity("dividend", { symbol: "GLD", cash: 5 })];
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }), cash: cash(1005), activities };
    expect(reconciled(account)).toMatchObject({ lines: [], told: ["dividend"] });
  });

  it("comes from the holders for a fee on shares, and by share for any other", ({ expect }) => {
    const activities = [
      activity("fee", { symbol: "SPY", cash: "-0.04" }),
      activity("fee", { cash: "-0.10" }),
    ];
    const account = {
      ledgers: ab(),
      shares,
      holdings: decimals({ SPY: 8 }),
      cash: cash("1099.86"),
      activities,
    };
    const result = reconciled(account);
    expect(result.lines).toEqual([
      "a fee SPY: 0 shares, -0.03 cash, 0 cost",
      "b fee SPY: 0 shares, -0.01 cash, 0 cost",
      "a fee: 0 shares, -0.06 cash, 0 cost",
      "b fee: 0 shares, -0.03 cash, 0 cost",
    ]);
    expect(result.told).toEqual(["fee", "fee"]);
  });

  it("that the broker has no name for is nobody's, or like a withdrawal", ({ expect }) => {
    const came = [activity("other", { cash: 50 })];
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }) };
    expect(reconciled({ ...account, cash: cash(1050), activities: came })).toMatchObject({
      lines: [],
      told: ["unknown_cash"],
    });
    const gone = [activity("other", { cash: -100 })];
    expect(reconciled({ ...account, cash: cash(900), activities: gone })).toMatchObject({
      lines: ["a cash_left: 0 shares, -60 cash, 0 cost", "b cash_left: 0 shares, -40 cash, 0 cost"],
      told: ["unknown_cash"],
    });
  });

  it("in place of fractions goes to the holders, whatever the broker calls it", ({ expect }) => {
    const activities = [activity("other", { symbol: "SPY", cash: 8 })];
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 8 }),
      cash: cash(1008),
      activities,
    });
    expect(result.lines).toEqual([
      "a dividend SPY: 0 shares, 6 cash, 0 cost",
      "b dividend SPY: 0 shares, 2 cash, 0 cost",
    ]);
  });
});

describe("cash that comes to an account which owes some of it", () => {
  // The strategies have shares and no cash; what was bought by hand on margin is nobody's debt.
  const broke = () => [ledger("a", 0, { SPY: [6, 3000] }), ledger("b", 0, { SPY: [2, 1100] })];

  it("is given by share while it reaches, and in proportion when it does not", ({ expect }) => {
    const shares = percents({ a: 60, b: 30 });
    const account = { ledgers: broke(), shares, holdings: decimals({ SPY: 8 }) };
    const activities = [activity("deposit", { cash: 100 })];
    // $5 were owed: 95 are there to give 60 and 30 of.
    const most = reconciled({ ...account, cash: cash(95), activities });
    expect(most.lines).toEqual([
      "a deposit: 0 shares, 60 cash, 0 cost",
      "b deposit: 0 shares, 30 cash, 0 cost",
    ]);
    const half = reconciled({ ...account, cash: cash(45), activities });
    expect(half.lines).toEqual([
      "a deposit: 0 shares, 30 cash, 0 cost",
      "b deposit: 0 shares, 15 cash, 0 cost",
    ]);
    const none = reconciled({ ...account, cash: cash(-10), activities });
    expect(none).toMatchObject({ lines: [], told: ["deposit"] });
  });

  it("leaves the unassigned shares their part of a dividend", ({ expect }) => {
    const activities = [activity("dividend", { symbol: "SPY", cash: 10 })];
    // 6 : 2 : 2 of $10, of which $8 are there and $8 are due.
    const result = reconciled({
      ledgers: broke(),
      holdings: decimals({ SPY: 10 }),
      cash: cash(8),
      activities,
    });
    expect(result.lines).toEqual([
      "a dividend SPY: 0 shares, 6 cash, 0 cost",
      "b dividend SPY: 0 shares, 2 cash, 0 cost",
    ]);
  });
});
