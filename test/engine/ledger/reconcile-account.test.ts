import { describe, it } from "vitest";
import { decimals } from "../rebalance/support/account.ts";
import { activity, ledger, percents, reconciled } from "./support/account.ts";
import { decimal } from "../../../src/engine/money/decimal.ts";

const cash = (dollars: number | string) => decimal(dollars);
const ab = () => [ledger("a", 600, { SPY: [6, 3000] }), ledger("b", 400, { SPY: [2, 1100] })];

describe("reconciling an account", () => {
  it("changes nothing and tells nothing when the ledgers are what there is", ({ expect }) => {
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 8 }), cash: cash(1000) });
    expect(result).toMatchObject({ lines: [], told: [] });
  });

  it("leaves alone what the account has more", ({ expect }) => {
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 9, GLD: 3 }),
      cash: cash("1000.999"),
    });
    expect(result).toMatchObject({ lines: [], told: [] });
  });

  it("does not count our own fills twice", ({ expect }) => {
    const activities = [activity("fill", { symbol: "SPY", quantity: 8, price: 512, isOurs: true })];
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 8 }),
      cash: cash(1000),
      activities,
    });
    expect(result).toMatchObject({ lines: [], told: [] });
  });
});

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

  it("is not given away when it has an owner already", ({ expect }) => {
    // The strategies were funded with it before the broker told of the deposit.
    const activities = [activity("deposit", { cash: 1000 })];
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }), cash: cash(1000), activities };
    expect(reconciled(account)).toMatchObject({ lines: [], told: ["deposit"] });
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

describe("what nothing explains", () => {
  it("is taken from the strategies in proportion, shares as well as cash", ({ expect }) => {
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 4 }),
      cash: cash(500),
      activities: null,
    });
    expect(result.owned).toEqual({
      a: { cash: "300", SPY: "3 for 1500" },
      b: { cash: "200", SPY: "1 for 550" },
    });
    expect(result.told).toEqual(["unknown_shares", "unknown_cash"]);
  });

  it("is all that they have where the account has none, or is short", ({ expect }) => {
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: -3 }), cash: cash(-20) });
    expect(result.owned).toEqual({ a: { cash: "0" }, b: { cash: "0" } });
  });

  it("is not told where it is cents", ({ expect }) => {
    const account = { ledgers: ab(), holdings: decimals({ SPY: 8 }), cash: cash("999.985") };
    const result = reconciled(account);
    expect(result.owned).toMatchObject({ a: { cash: "599.99" }, b: { cash: "399.99" } });
    expect(result.told).toEqual([]);
  });

  it("is not what one strategy owes another after a re-level", ({ expect }) => {
    const ledgers = [ledger("a", -500, { SPY: [3, 1500] }), ledger("b", 500)];
    const result = reconciled({ ledgers, holdings: decimals({ SPY: 3 }), cash: cash(0) });
    expect(result).toMatchObject({ lines: [], told: [] });
  });

  it("comes back as nobody's when the broker tells of it later", ({ expect }) => {
    // The $100 were missing yesterday, when the strategies gave them; today the withdrawal is told.
    const ledgers = [ledger("a", 540), ledger("b", 360)];
    const activities = [activity("withdrawal", { cash: -100 })];
    const result = reconciled({ ledgers, cash: cash(900), activities });
    expect(result).toMatchObject({ lines: [], told: ["withdrawal"] });
  });
});

describe("a difference", () => {
  const told = (row: ReturnType<typeof activity>, dollars: number, shares: number) => {
    const account = { ledgers: ab(), shares: percents({ a: 50 }), activities: [row] };
    const { differences, messages } = reconciled({
      ...account,
      holdings: decimals({ SPY: shares }),
      cash: cash(dollars),
    });
    return [...differences, ...messages];
  };

  it("says what moved, and whether it was the strategies'", ({ expect }) => {
    const buy = activity("fill", { symbol: "SPY", quantity: 2, price: 500 });
    expect(told(buy, 1000, 10)).toEqual([
      "manual_buy SPY: 2 shares, -1000 cash",
      "2 SPY bought by hand for $1000.00: unassigned",
    ]);
    expect(told(buy, 0, 10)[1]).toBe(
      "2 SPY bought by hand for $1000.00: unassigned; $1000.00 of the strategies' cash paid for it",
    );
    const sell = activity("fill", { symbol: "SPY", quantity: -2, price: 500 });
    expect(told(sell, 2000, 8)).toEqual([
      "manual_sell SPY: -2 shares, 1000 cash",
      "2 SPY sold by hand for $1000.00: the proceeds are unassigned",
    ]);
    expect(told(sell, 2000, 6)[1]).toContain("strategies' shares were among them");
  });

  it("says what was transferred, and out of what", ({ expect }) => {
    const out = activity("transfer", { symbol: "SPY", quantity: -2 });
    expect(told(out, 1000, 8)).toEqual(["transfer_out SPY: -2 shares", "2 SPY transferred away"]);
    expect(told(out, 1000, 6)[1]).toBe("2 SPY transferred away; strategies' shares were among them");
    const both = activity("transfer", { symbol: "SPY", quantity: 1, cash: 7 });
    expect(told(both, 1007, 9)).toEqual([
      "transfer_in SPY: 1 shares",
      "deposit: 7 cash",
      "1 SPY transferred to the account: unassigned",
      "$7.00 deposited: divided by the strategies' shares",
    ]);
    const withdrawal = activity("withdrawal", { cash: -100 });
    expect(told(withdrawal, 1000, 8)).toEqual([
      "withdrawal: -100 cash",
      "$100.00 withdrawn: out of unassigned cash",
    ]);
    expect(told(withdrawal, 900, 8)[1]).toContain("and the strategies' cash in proportion");
  });

  it("says of income what it is of", ({ expect }) => {
    const dividend = activity("dividend", { symbol: "SPY", cash: "2.50" });
    expect(told(dividend, 1002.5, 8)).toEqual(["dividend SPY: 2.5 cash", "dividend of SPY: $2.50"]);
    expect(told(activity("fee", { cash: "-0.50" }), 999.5, 8).slice(0, 1)).toEqual(["fee: -0.5 cash"]);
    expect(told(activity("fee", { cash: "-0.50" }), 1000, 8)[1]).toBe("fee: -$0.50");
    expect(told(activity("interest", { cash: 0 }), 1000, 8)).toEqual([]);
    expect(told(activity("other", {}), 1000, 8)).toEqual([]);
  });

  it("says what is missing", ({ expect }) => {
    const account = { ledgers: ab(), activities: null };
    const result = reconciled({ ...account, holdings: decimals({ SPY: 7 }), cash: cash(999) });
    expect(result.differences).toEqual(["unknown_shares SPY: -1 shares", "unknown_cash: -1 cash"]);
    expect(result.messages[0]).toContain("1 SPY of the strategies left the account, which holds 7");
  });

  it("is told for each payment of a day, and each transfer", ({ expect }) => {
    const paid = [3, 4].map((dollars) => activity("other", { symbol: "SPY", cash: dollars }));
    const moved = [1, 2].map((quantity) => activity("transfer", { symbol: "SPY", quantity }));
    const account = { ledgers: ab(), holdings: decimals({ SPY: 11 }), cash: cash(1007) };
    const result = reconciled({ ...account, activities: [...paid, ...moved] });
    expect(result.told).toEqual(["dividend", "dividend", "transfer_in", "transfer_in"]);
  });

  it("is unknown where the broker names no symbol", ({ expect }) => {
    const activities = [activity("fill", { cash: -100 }), activity("split", { quantity: 5 })];
    const account = { ledgers: ab(), holdings: decimals({ SPY: 8 }), cash: cash(900), activities };
    expect(reconciled(account).differences).toEqual(["unknown_cash: -100 cash"]);
  });

  it("is not told of cash that no strategy had", ({ expect }) => {
    expect(reconciled({ ledgers: [ledger("a", 0)], cash: cash(-20) })).toMatchObject({ lines: [], told: [] });
  });
});

describe("cash that is unassigned only in part", () => {
  it("is given by share while it reaches, and in proportion when it does not", ({ expect }) => {
    const shares = percents({ a: 60, b: 30 });
    const account = { ledgers: ab(), shares, holdings: decimals({ SPY: 8 }) };
    const activities = [activity("deposit", { cash: 100 })];
    // $5 are missing: 95 are there to give 60 and 30 of.
    const most = reconciled({ ...account, cash: cash(1095), activities });
    expect(most.lines).toEqual([
      "a deposit: 0 shares, 60 cash, 0 cost",
      "b deposit: 0 shares, 30 cash, 0 cost",
    ]);
    const half = reconciled({ ...account, cash: cash(1045), activities });
    expect(half.lines).toEqual([
      "a deposit: 0 shares, 30 cash, 0 cost",
      "b deposit: 0 shares, 15 cash, 0 cost",
    ]);
  });

  it("leaves the unassigned shares their part of a dividend", ({ expect }) => {
    const activities = [activity("dividend", { symbol: "SPY", cash: 10 })];
    // 6 : 2 : 2 of $10, of which $8 are there and $8 are due.
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 10 }),
      cash: cash(1008),
      activities,
    });
    expect(result.lines).toEqual([
      "a dividend SPY: 0 shares, 6 cash, 0 cost",
      "b dividend SPY: 0 shares, 2 cash, 0 cost",
    ]);
  });
});
