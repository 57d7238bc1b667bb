import { describe, it } from "vitest";
import type { TakenShares } from "../../../src/engine/ledger/reconcile/given-back.ts";
import { decimal, ZERO } from "../../../src/engine/money/decimal.ts";
import { decimals } from "../rebalance/support/account.ts";
import { activity, ledger, reconciled } from "./support/account.ts";

const DAY = 24 * 3_600_000;
const ACTION_DAY = 10 * DAY;
/** Brokers may date what they tell by a day after the weekend. */
const TAKEN_AT = ACTION_DAY - 3 * DAY;

/** What a look took from a strategy because nothing accounted for it. */
function taken(
  strategyId: string,
  symbol: string,
  quantity: string | number,
  cost: string | number,
  at = TAKEN_AT,
): TakenShares {
  return {
    strategyId,
    kind: "sold_outside",
    symbol,
    quantity: decimal(quantity).neg(),
    cash: ZERO,
    cost: decimal(cost).neg(),
    reference: "look-7",
    at,
  };
}

const reverseSplit = () =>
  [-100, 10].map((quantity) => activity("split", { symbol: "XYZ", quantity, at: ACTION_DAY }));

const merger = (group: string, from: string, into: string, quantity: number, at = ACTION_DAY) => [
  activity("other", { symbol: from, quantity: -quantity, at, group }),
  activity("other", { symbol: into, quantity, at, group }),
];

describe("a corporate action that the broker tells of after the positions have changed", () => {
  it("finds a reverse split's shares where they were", ({ expect }) => {
    // 100 had become 10, of which the look before left the ledger its last 10.
    const result = reconciled({
      ledgers: [ledger("a", 0, { XYZ: [10, 50] })],
      holdings: decimals({ XYZ: 10 }),
      activities: reverseSplit(),
      taken: [taken("a", "XYZ", 90, 450)],
    });
    expect(result.owned).toEqual({ a: { cash: "0", XYZ: "10 for 500" } });
    expect(result.told).toEqual(["split"]);
  });

  it("moves what a merger took to the shares that came for it, for everyone who had some", ({ expect }) => {
    const result = reconciled({
      ledgers: [ledger("a", 0), ledger("b", 0)],
      holdings: decimals({ NEW: 40 }),
      activities: merger("g", "OLD", "NEW", 40),
      taken: [taken("a", "OLD", 30, 900), taken("b", "OLD", 10, 200)],
    });
    expect(result.owned).toEqual({
      a: { cash: "0", NEW: "30 for 900" },
      b: { cash: "0", NEW: "10 for 200" },
    });
  });

  it("pays the cash of a takeover to those who had the shares", ({ expect }) => {
    const result = reconciled({
      ledgers: [ledger("a", 100)],
      cash: decimal(1100),
      activities: [activity("other", { symbol: "OLD", quantity: -10, cash: 1000, at: ACTION_DAY })],
      taken: [taken("a", "OLD", 10, 600)],
    });
    expect(result.owned).toEqual({ a: { cash: "1100" } });
  });

  it("leaves to others what they bought meanwhile", ({ expect }) => {
    const result = reconciled({
      ledgers: [ledger("a", 0, { XYZ: [15, 100] })],
      holdings: decimals({ XYZ: 15 }),
      activities: [
        ...reverseSplit(),
        activity("fill", { symbol: "XYZ", quantity: 5, price: 10, isOurs: true }),
      ],
      taken: [taken("a", "XYZ", 90, 450)],
    });
    expect(result.owned).toEqual({ a: { cash: "0", XYZ: "15 for 550" } });
  });

  it("gives nothing back that had gone before it happened", ({ expect }) => {
    // 90 had gone long before; 90 others are the owner's own.
    const result = reconciled({
      ledgers: [ledger("a", 0, { XYZ: [10, 50] })],
      holdings: decimals({ XYZ: 10 }),
      activities: reverseSplit(),
      taken: [taken("a", "XYZ", 90, 450, ACTION_DAY - 5 * DAY)],
    });
    expect(result.owned).toEqual({ a: { cash: "0", XYZ: "1 for 50" } });
  });

  it("gives back no more than nobody owns", ({ expect }) => {
    const result = reconciled({
      ledgers: [ledger("a", 0), ledger("b", 0, { XYZ: [40, 400] })],
      holdings: decimals({ XYZ: 10 }),
      activities: reverseSplit(),
      taken: [taken("a", "XYZ", 90, 450)],
    });
    expect(result.owned).toEqual({ a: { cash: "0", XYZ: "6 for 300" }, b: { cash: "0", XYZ: "4 for 400" } });
  });

  it("gives nothing back twice when two of them are told at once", ({ expect }) => {
    const activities = [...merger("g", "OLD", "NEW", 10), ...merger("h", "OLD", "NEXT", 10, ACTION_DAY + 1)];
    const result = reconciled({
      ledgers: [ledger("a", 0)],
      holdings: decimals({ NEW: 10, NEXT: 10 }),
      activities,
      taken: [taken("a", "OLD", 10, 600)],
    });
    expect(result.lines.filter((line) => line.includes("given_back"))).toEqual([
      "a given_back OLD: 10 shares, 0 cash, 600 cost",
    ]);
  });
});

describe("two changes of symbol on one day", () => {
  const two = () => [ledger("a", 0, { ONE: [5, 500], TWO: [7, 70] })];

  it("each find their own successor where the broker says which rows belong together", ({ expect }) => {
    const result = reconciled({
      ledgers: two(),
      holdings: decimals({ UNO: 5, DUE: 14 }),
      activities: [
        ...merger("g", "ONE", "UNO", 5),
        activity("other", { symbol: "TWO", quantity: -7, at: ACTION_DAY, group: "h" }),
        activity("other", { symbol: "DUE", quantity: 14, at: ACTION_DAY, group: "h" }),
      ],
    });
    expect(result.owned).toEqual({ a: { cash: "0", UNO: "5 for 500", DUE: "14 for 70" } });
  });

  it("find it by the number of shares where it does not", ({ expect }) => {
    const change = (symbol: string, quantity: number) =>
      activity("other", { symbol, quantity, at: ACTION_DAY });
    const result = reconciled({
      ledgers: two(),
      holdings: decimals({ UNO: 5, DUE: 7 }),
      activities: [change("ONE", -5), change("TWO", -7), change("DUE", 7), change("UNO", 5)],
    });
    expect(result.owned).toEqual({ a: { cash: "0", UNO: "5 for 500", DUE: "7 for 70" } });
  });

  it("leave the new shares to their owner to assign where nothing tells", ({ expect }) => {
    const change = (symbol: string, quantity: number) =>
      activity("other", { symbol, quantity, at: ACTION_DAY });
    const result = reconciled({
      ledgers: [ledger("a", 0, { ONE: [5, 500], TWO: [5, 50] })],
      holdings: decimals({ UNO: 5, DUE: 5 }),
      activities: [change("ONE", -5), change("TWO", -5), change("DUE", 5), change("UNO", 5)],
    });
    expect(result.owned).toEqual({ a: { cash: "0" } });
  });
});
