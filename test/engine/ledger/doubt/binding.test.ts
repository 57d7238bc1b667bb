import { describe, it } from "vitest";
import { type BoundLedger, boundLedgers, certainBook } from "../../../../src/engine/ledger/doubt/binding.ts";
import { CERTAIN, type Doubt } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { freeCash, freeShares, ownedCash } from "../../../../src/engine/ledger/account-book.ts";
import { plannedLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { decimal, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { decimals, ownedBy } from "../../rebalance/support/account.ts";
import { book, ledger, owned } from "../support/account.ts";
import { doubtful, open } from "../support/doubts.ts";

const prices = decimals({ SPY: 500, GLD: 200 });
const ab = () => [ledger("a", 600, { SPY: [6, 3000] }), ledger("b", 400, { SPY: [2, 1100] })];

function textOf({ ledger: { cash, positions }, inDoubt, isLarge }: BoundLedger): string {
  const shares = [...positions].map(([symbol, quantity]) => `${toText(quantity)} ${symbol}`);
  return [`$${toText(cash)}`, ...shares, `${toText(inDoubt)} in doubt`, ...(isLarge ? ["large"] : [])].join(
    ", ",
  );
}

/** What may be planned with, by strategy, of an account in which some is unassigned. */
function bound(
  doubt: Doubt,
  ledgers = ab(),
  unassigned: { cash?: number; SPY?: number } = {},
): Record<string, string> {
  const held = ownedBy(ledgers.map(plannedLedger));
  if (unassigned.SPY) held.set("SPY", held.get("SPY")!.plus(unassigned.SPY));
  const cash = ownedCash(ledgers).plus(unassigned.cash ?? 0);
  return Object.fromEntries(
    [...boundLedgers({ ledgers, holdings: held, cash }, doubt, prices)].map(([strategyId, each]) => [
      strategyId,
      textOf(each),
    ]),
  );
}

describe("what is in doubt of a ledger", () => {
  it("is nothing where nothing is", ({ expect }) => {
    expect(bound(CERTAIN)).toEqual({ a: "$600, 6 SPY, 0 in doubt", b: "$400, 2 SPY, 0 in doubt" });
    expect(bound(CERTAIN, [ledger("a", 0), ledger("b", -5)])).toEqual({
      a: "$0, 0 in doubt",
      b: "$-5, 0 in doubt",
    });
  });

  it("is of missing shares its part, beyond those that are unassigned", ({ expect }) => {
    expect(bound(doubtful({ SPY: -4 }))).toEqual({
      a: "$600, 3 SPY, 1500 in doubt, large",
      b: "$400, 1 SPY, 500 in doubt, large",
    });
    expect(bound(doubtful({ SPY: -6 }), ab(), { SPY: 2 })).toEqual(bound(doubtful({ SPY: -4 })));
    expect(bound(doubtful({ SPY: -2 }), ab(), { SPY: 2 })).toEqual(bound(CERTAIN));
  });

  it("is all of its shares where the account has none, or is short", ({ expect }) => {
    const nothing = { a: "$600, 3000 in doubt, large", b: "$400, 1000 in doubt, large" };
    expect(bound(doubtful({ SPY: -8 }))).toEqual(nothing);
    expect(bound(doubtful({ SPY: -11 }))).toEqual(nothing);
  });

  it("is of missing cash its part, beyond what is unassigned, in proportion to the cash that it has", ({
    expect,
  }) => {
    expect(bound(doubtful({}, -500))).toEqual({
      a: "$300, 6 SPY, 300 in doubt, large",
      b: "$200, 2 SPY, 200 in doubt, large",
    });
    expect(bound(doubtful({}, -800), ab(), { cash: 300 })).toEqual(bound(doubtful({}, -500)));
    expect(bound(doubtful({}, -300), ab(), { cash: 300 })).toEqual(bound(CERTAIN));
    expect(bound(doubtful({}, -5000))).toMatchObject({ a: "$0, 6 SPY, 600 in doubt, large" });
    const owing = [ledger("a", -500, { SPY: [3, 1500] }), ledger("b", 700)];
    expect(bound(doubtful({}, -100), owing)).toEqual({
      a: "$-500, 3 SPY, 0 in doubt",
      b: "$600, 100 in doubt, large",
    });
  });

  it("is nothing of what the broker has more: that is nobody's", ({ expect }) => {
    expect(bound(doubtful({ SPY: 4, NEW: 1 }, 500))).toEqual(bound(CERTAIN));
  });

  it("is all of a symbol whose row cannot be read", ({ expect }) => {
    const ledgers = [...ab(), ledger("c", 100)];
    expect(bound(doubtful({}, 0, { unreadable: ["SPY"] }), ledgers)).toEqual({
      a: "$600, 3000 in doubt, large",
      b: "$400, 1000 in doubt, large",
      c: "$100, 0 in doubt",
    });
  });
});

describe("an order that is not over", () => {
  it("keeps in doubt what its buy may still cost, in those who fund it", ({ expect }) => {
    const orders = [open("buy", "GLD", "1.5", 201, { a: 2, b: 1 })];
    expect(bound(doubtful({}, 0, { orders }))).toEqual({
      a: "$399, 6 SPY, 201 in doubt, large",
      b: "$299.5, 2 SPY, 100.5 in doubt, large",
    });
  });

  it("without a limit costs what its shares cost now", ({ expect }) => {
    const orders = [open("buy", "GLD", 1, null, { a: 1 })];
    expect(bound(doubtful({}, 0, { orders }))).toMatchObject({ a: "$400, 6 SPY, 200 in doubt, large" });
  });

  it("without a limit and a price may cost all that there is", ({ expect }) => {
    const orders = [open("buy", "XYZ", 1, null, { a: 1 })];
    expect(bound(doubtful({}, 0, { orders }))).toEqual({
      a: "$0, 6 SPY, 600 in doubt, large",
      b: "$400, 2 SPY, 0 in doubt",
    });
    const broke = [ledger("a", 0, { SPY: [6, 3000] })];
    expect(bound(doubtful({}, 0, { orders }), broke)).toEqual({ a: "$0, 6 SPY, 0 in doubt" });
  });

  it("keeps in doubt what its sell may still sell, in those who give it", ({ expect }) => {
    const orders = [open("sell", "SPY", 4, null, { a: 3, b: 1 })];
    expect(bound(doubtful({}, 0, { orders }))).toEqual({
      a: "$600, 3 SPY, 1500 in doubt, large",
      b: "$400, 1 SPY, 500 in doubt, large",
    });
  });

  it("keeps no more in doubt than a ledger has", ({ expect }) => {
    const orders = [open("sell", "SPY", 9, null, { a: 9 }), open("buy", "GLD", 9, 200, { b: 9 })];
    expect(bound(doubtful({}, 0, { orders }))).toEqual({
      a: "$600, 3000 in doubt, large",
      b: "$0, 2 SPY, 400 in doubt, large",
    });
  });

  it("explains missing cash by itself: it is not taken from the others as well", ({ expect }) => {
    const orders = [open("buy", "GLD", 2, 200, { a: 2 })];
    expect(bound(doubtful({ GLD: 2 }, -400, { orders }))).toEqual({
      a: "$200, 6 SPY, 400 in doubt, large",
      b: "$400, 2 SPY, 0 in doubt",
    });
    // Another $100 are missing that it cannot have cost: of 200 and 400.
    expect(bound(doubtful({ GLD: 2 }, -500, { orders }))).toEqual({
      a: "$166.67, 6 SPY, 433.33 in doubt, large",
      b: "$333.33, 2 SPY, 66.67 in doubt, large",
    });
  });

  it("explains missing shares by itself: they are not taken from the others as well", ({ expect }) => {
    const orders = [open("sell", "SPY", 4, null, { a: 4 })];
    expect(bound(doubtful({ SPY: -4 }, 2000, { orders }))).toEqual({
      a: "$600, 2 SPY, 2000 in doubt, large",
      b: "$400, 2 SPY, 0 in doubt",
    });
    expect(bound(doubtful({ SPY: -6 }, 2000, { orders }))).toEqual({
      a: "$600, 1 SPY, 2500 in doubt, large",
      b: "$400, 1 SPY, 500 in doubt, large",
    });
  });

  it("that may cost more than its ledger has takes the rest from nobody's cash, then from the others", ({
    expect,
  }) => {
    // It has filled at a worse price than its strategy could pay.
    const orders = [open("buy", "GLD", 4, 200, { a: 4 })];
    expect(bound(doubtful({ GLD: 4 }, -800, { orders }))).toEqual({
      a: "$0, 6 SPY, 600 in doubt, large",
      b: "$200, 2 SPY, 200 in doubt, large",
    });
  });

  it("that sells what its ledger has no more of keeps nothing in doubt", ({ expect }) => {
    const orders = [open("sell", "XYZ", 4, null, { a: 4 })];
    expect(bound(doubtful({}, 0, { orders }))).toEqual(bound(CERTAIN));
  });

  it("of a strategy that has ended is nothing of the others", ({ expect }) => {
    const orders = [open("buy", "GLD", 2, 200, { z: 2 }), open("sell", "SPY", 1, null, { z: 1 })];
    expect(bound(doubtful({}, 0, { orders }))).toEqual(bound(CERTAIN));
  });
});

describe("a doubt is large", () => {
  const one = (cash: number | string) => [ledger("a", cash, { SPY: [1, 400] })];

  it("when it is more than a hundredth of what the ledger is worth, doubts included", ({ expect }) => {
    expect(bound(doubtful({}, -20), one(1500)).a).toBe("$1480, 1 SPY, 20 in doubt");
    expect(bound(doubtful({}, "-20.01"), one(1500)).a).toBe("$1479.99, 1 SPY, 20.01 in doubt, large");
  });

  it("when a symbol in doubt has no price", ({ expect }) => {
    const ledgers = [ledger("a", 1_000_000, { XYZ: [1, 1] }), ledger("b", 1_000_000)];
    expect(bound(doubtful({ XYZ: -1 }), ledgers)).toEqual({
      a: "$1000000, 0 in doubt, large",
      b: "$1000000, 0 in doubt",
    });
  });
});

describe("the account as far as it is certain", () => {
  const account = () => book(ab(), 1500, { SPY: 10, GLD: 3 });

  it("has no symbol in doubt, so that nothing of one can be given", ({ expect }) => {
    const orders = [open("buy", "GLD", 1, 200, { a: 1 })];
    const certain = certainBook(account(), doubtful({ SPY: 2 }, 0, { orders }), ZERO, new Map());
    expect([...certain.holdings]).toEqual([]);
    expect(toText(freeShares(certain, "SPY"))).toBe("0");
    expect(certain.ledgers.map(owned)).toEqual(ab().map(owned));
  });

  it("has no cash that is missing, nor what is owed for shorts; what came unasked funds nobody", ({
    expect,
  }) => {
    const free = (cash: number, owed: number) =>
      toText(freeCash(certainBook(account(), doubtful({}, cash), decimal(owed), new Map())));
    expect([free(0, 0), free(-200, 0), free(-600, 0), free(300, 0), free(0, 450), free(-60, 450)]).toEqual([
      "500",
      "300",
      "0",
      "500",
      "50",
      "0",
    ]);
  });
});
