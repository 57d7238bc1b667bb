import { describe, it } from "vitest";
import {
  CERTAIN,
  doubtOf,
  isCertain,
  mayBeDoneBy,
  symbolsInDoubt,
} from "../../../../src/engine/ledger/doubt/doubt.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";
import { has } from "../support/told-account.ts";
import { doubtful, open } from "../support/doubts.ts";

const shown = (explained: ReturnType<typeof has>, broker: ReturnType<typeof has>) => {
  const { shares, cash } = doubtOf(explained, broker, [], []);
  return [...[...shares].map(([symbol, more]) => `${symbol} ${toText(more)}`), `$${toText(cash)}`];
};

describe("what is in doubt", () => {
  it("is nothing when the broker has what is explained", ({ expect }) => {
    const account = has("1000.50", { SPY: 8 });
    expect(isCertain(doubtOf(account, has("1000.50", { SPY: 8 }), [], []))).toBe(true);
    expect(isCertain(CERTAIN)).toBe(true);
  });

  it("is what the broker has more or less, symbol by symbol, and of cash", ({ expect }) => {
    expect(shown(has(1000, { SPY: 8, TLT: 2, GLD: 1 }), has(900, { SPY: 9, GLD: 1, NEW: 5 }))).toEqual([
      "SPY 1",
      "TLT -2",
      "NEW 5",
      "$-100",
    ]);
    expect(shown(has(0), has(0, { SPY: -3 }))).toEqual(["SPY -3", "$0"]);
    expect(shown(has(0, { SPY: -3 }), has(0))).toEqual(["SPY 3", "$0"]);
  });

  it("is no cash under a dollar, more or less: that is rounding", ({ expect }) => {
    expect(shown(has(1000), has("999.01"))).toEqual(["$0"]);
    expect(shown(has(1000), has("1000.99"))).toEqual(["$0"]);
    expect(shown(has(1000), has("1001"))).toEqual(["$1"]);
    expect(shown(has(1000), has("999"))).toEqual(["$-1"]);
    expect(shown(has(0, { SPY: 1 }), has(0, { SPY: "0.999999999" }))).toEqual(["SPY -0.000000001", "$0"]);
  });

  it("has no amount where the broker's row cannot be read", ({ expect }) => {
    const rows = [{ symbol: "SPY", message: "no quantity" }];
    const doubt = doubtOf(has(0, { SPY: 8 }), has(0), [], rows);
    expect([...doubt.shares]).toEqual([]);
    expect(isCertain(doubt)).toBe(false);
    expect([...symbolsInDoubt(doubt)]).toEqual([["SPY", "no quantity"]]);
  });

  it("is an order of ours as long as it is not over, though everything agrees", ({ expect }) => {
    const order = open("buy", "SPY", 1, 500, { a: 1 });
    const doubt = doubtOf(has(0), has(0), [order], []);
    expect(isCertain(doubt)).toBe(false);
    expect([...symbolsInDoubt(doubt).keys()]).toEqual(["SPY"]);
  });
});

describe("a symbol in doubt", () => {
  it("is named once, with why, in the order of the alphabet", ({ expect }) => {
    const orders = [open("sell", "TLT", 1, null, { a: 1 }), open("buy", "SPY", 1, 500, { a: 1 })];
    const doubt = doubtful({ XYZ: -3, GLD: "2.5", TLT: 1 }, -500, { orders, unreadable: ["ABC", "SPY"] });
    expect([...symbolsInDoubt(doubt)]).toEqual([
      ["ABC", "ABC cannot be read"],
      ["GLD", "the broker has 2.5 shares more than is explained"],
      ["SPY", "SPY cannot be read"],
      ["TLT", "it is not known yet what became of a sell order"],
      ["XYZ", "the broker has 3 shares fewer than is explained"],
    ]);
  });

  it("is none where only cash is in doubt", ({ expect }) => {
    expect(symbolsInDoubt(doubtful({}, -500)).size).toBe(0);
    expect(isCertain(doubtful({}, -500))).toBe(false);
  });
});

describe("an order of which nothing is heard", () => {
  const buy = { symbol: "OLD", side: "buy", quantity: decimal(16), price: decimal(50) } as const;
  const sell = { ...buy, side: "sell" } as const;
  const doubt = (cash: number, shares: Amounts = {}) => ({
    ...CERTAIN,
    cash: decimal(cash),
    shares: decimals(shares),
  });

  it("may have done what its shares or its cash show", ({ expect }) => {
    expect(mayBeDoneBy(doubt(0, { OLD: 3 }), buy)).toBe(true);
    expect(mayBeDoneBy(doubt(-798), buy)).toBe(true);
    expect(mayBeDoneBy(doubt(798), sell)).toBe(true);
    expect(mayBeDoneBy(doubt(-5), { ...buy, price: null })).toBe(true);
  });

  it("has not done what is the other way round, or of another size", ({ expect }) => {
    expect(mayBeDoneBy(doubt(798, { OLD: -3 }), buy)).toBe(false);
    expect(mayBeDoneBy(doubt(-798), sell)).toBe(false);
    // A fee, and a withdrawal.
    expect(mayBeDoneBy(doubt(-9.91), buy)).toBe(false);
    expect(mayBeDoneBy(doubt(-5000), buy)).toBe(false);
  });
});
