import { describe, it } from "vitest";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { ledger } from "../support/account.ts";
import { activity } from "../support/facts.ts";
import { reconciled } from "../support/reconciled.ts";

const ab = () => [ledger("a", 0, { SPY: [6, 3000] }), ledger("b", 0, { SPY: [2, 1100] })];

describe("a corporate action", () => {
  it("that changes a symbol carries shares and cost over", ({ expect }) => {
    const activities = [
      activity("other", { symbol: "SPY", quantity: -10 }),
      activity("other", { symbol: "NEW", quantity: 10 }),
    ];
    const result = reconciled({ ledgers: ab(), holdings: decimals({ NEW: 10 }), activities });
    expect(result.owned).toEqual({
      a: { cash: "0", NEW: "6 for 3000" },
      b: { cash: "0", NEW: "2 for 1100" },
    });
    expect(result.told).toEqual(["corporate_action", "corporate_action"]);
  });

  it("that pays for the shares gives each holder their part", ({ expect }) => {
    const activities = [activity("other", { symbol: "SPY", quantity: -10, cash: 1000 })];
    const result = reconciled({ ledgers: ab(), cash: decimal(1000), activities });
    expect(result.lines).toEqual([
      "a corporate_action SPY: -6 shares, 600 cash, -3000 cost",
      "b corporate_action SPY: -2 shares, 200 cash, -1100 cost",
    ]);
  });

  it("that pays cash and two other shares for one is not guessed at", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: [6, 3000] })];
    const rows = { SPY: -6, NEW: 3, SPIN: 1 };
    const activities = Object.entries(rows).map(([symbol, quantity]) =>
      activity("other", { symbol, quantity }),
    );
    const result = reconciled({ ledgers, holdings: decimals({ NEW: 3, SPIN: 1 }), activities });
    expect(result.lines).toEqual(["a corporate_action SPY: -6 shares, 0 cash, -3000 cost"]);
  });

  it("of which the cash is told with the new shares pays it to the holders of the old ones", ({ expect }) => {
    const activities = [
      activity("other", { symbol: "SPY", quantity: -8 }),
      activity("other", { symbol: "NEW", quantity: 4, cash: 80 }),
    ];
    const account = { ledgers: [...ab(), ledger("c", 1)], holdings: decimals({ NEW: 4 }), cash: decimal(81) };
    const result = reconciled({ ...account, activities });
    expect(result.owned).toEqual({
      a: { cash: "60", NEW: "3 for 3000" },
      b: { cash: "20", NEW: "1 for 1100" },
      c: { cash: "1" },
    });
    expect(result.lines).toHaveLength(4);
  });

  it("that exchanges shares of the same symbol is a split", ({ expect }) => {
    const activities = [-8, 4].map((quantity) => activity("other", { symbol: "SPY", quantity }));
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 4 }), activities });
    expect(result.owned).toMatchObject({ a: { SPY: "3 for 3000" }, b: { SPY: "1 for 1100" } });
    expect(result.told).toEqual(["split"]);
  });

  it("that only brings shares brings them to nobody", ({ expect }) => {
    const activities = [activity("other", { symbol: "SPIN", quantity: 3 })];
    const holdings = decimals({ SPY: 8, SPIN: 3 });
    expect(reconciled({ ledgers: ab(), holdings, activities })).toMatchObject({
      lines: [],
      told: ["corporate_action"],
    });
  });

  it("that takes two symbols at once and brings one is not guessed at", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: [6, 3000], GLD: [1, 100] })];
    const activities = [
      activity("other", { symbol: "SPY", quantity: -6 }),
      activity("other", { symbol: "GLD", quantity: -1, cash: 90 }),
      activity("other", { symbol: "NEW", quantity: 7 }),
    ];
    const result = reconciled({ ledgers, holdings: decimals({ NEW: 7 }), cash: decimal(90), activities });
    expect(result.lines).toEqual([
      "a corporate_action SPY: -6 shares, 0 cash, -3000 cost",
      "a corporate_action GLD: -1 shares, 90 cash, -100 cost",
    ]);
    expect(result.differences).toEqual([
      "corporate_action SPY: -6 shares, 0 cash",
      "corporate_action GLD: -1 shares, 90 cash",
      "corporate_action NEW: 7 shares, 0 cash",
    ]);
    expect(result.messages).toEqual([
      "corporate action: 6 SPY gone",
      "corporate action: 1 GLD gone for $90.00",
      "corporate action: 7 NEW come",
    ]);
  });
});

const DAY = 24 * 3_600_000;

describe("two changes of symbol on one day", () => {
  /** Both rows of a change of symbol. */
  const renamed = (group: string, from: string, into: string, quantity: number) => [
    activity("other", { symbol: from, quantity: -quantity, at: DAY, group }),
    activity("other", { symbol: into, quantity, at: DAY, group }),
  ];
  const two = () => [ledger("a", 0, { ONE: [5, 500], TWO: [7, 70] })];

  it("each find their own successor where the broker says which rows belong together", ({ expect }) => {
    const result = reconciled({
      ledgers: two(),
      holdings: decimals({ UNO: 5, DUE: 14 }),
      activities: [
        ...renamed("g", "ONE", "UNO", 5),
        activity("other", { symbol: "TWO", quantity: -7, at: DAY, group: "h" }),
        activity("other", { symbol: "DUE", quantity: 14, at: DAY, group: "h" }),
      ],
    });
    expect(result.owned).toEqual({ a: { cash: "0", UNO: "5 for 500", DUE: "14 for 70" } });
  });

  it("find it by the number of shares where it does not", ({ expect }) => {
    const change = (symbol: string, quantity: number) => activity("other", { symbol, quantity, at: DAY });
    const result = reconciled({
      ledgers: two(),
      holdings: decimals({ UNO: 5, DUE: 7 }),
      activities: [change("ONE", -5), change("TWO", -7), change("DUE", 7), change("UNO", 5)],
    });
    expect(result.owned).toEqual({ a: { cash: "0", UNO: "5 for 500", DUE: "7 for 70" } });
  });

  it("leave the new shares to their owner to assign where nothing tells", ({ expect }) => {
    const change = (symbol: string, quantity: number) => activity("other", { symbol, quantity, at: DAY });
    const result = reconciled({
      ledgers: [ledger("a", 0, { ONE: [5, 500], TWO: [5, 50] })],
      holdings: decimals({ UNO: 5, DUE: 5 }),
      activities: [change("ONE", -5), change("TWO", -5), change("DUE", 5), change("UNO", 5)],
    });
    expect(result.owned).toEqual({ a: { cash: "0" } });
  });
});
