import * as fc from "fast-check";
import { describe, it } from "vitest";
import { unassignedCash, unassignedShares } from "../../../../src/engine/ledger/account-book.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import { wholeAccountAdoption } from "../../../../src/engine/ledger/reassign/whole-account.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../../support/property.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { dollars, shares } from "../../rebalance/support/arbitraries.ts";
import { book, ledger, linesOf, percents } from "../support/account.ts";

const prices = decimals({ SPY: 500, GLD: 200 });

describe("an account in whole-account mode", () => {
  it("gives its only strategy everything that nobody owns", ({ expect }) => {
    const account = book([ledger("a", 100, { SPY: [2, 900] })], 250, { SPY: 5, GLD: 1 });
    const { entries, unpriced } = wholeAccountAdoption(account, percents({ a: 100 }), prices, "slot");
    expect(linesOf(entries)).toEqual([
      "a adopt GLD: 1 shares, 0 cash, 200 cost",
      "a adopt SPY: 3 shares, 0 cash, 1500 cost",
      "a adopt: 0 shares, 150 cash, 0 cost",
    ]);
    expect(unpriced).toEqual([]);
  });

  it("divides it by the strategies' shares, and keeps what these do not cover", ({ expect }) => {
    const account = book([ledger("a", 0), ledger("b", 0), ledger("c", 0)], 100, { SPY: 1 });
    const given = percents({ a: 60, b: 30, c: "$500" });
    const { entries } = wholeAccountAdoption(account, given, prices, "slot");
    expect(linesOf(entries)).toEqual([
      "a adopt SPY: 0.6 shares, 0 cash, 300 cost",
      "b adopt SPY: 0.3 shares, 0 cash, 150 cost",
      "a adopt: 0 shares, 60 cash, 0 cost",
      "b adopt: 0 shares, 30 cash, 0 cost",
    ]);
  });

  it("leaves alone what nothing gives a price of, what it is short of, and cash that it owes", ({
    expect,
  }) => {
    const account = book([ledger("a", 100, { META: [1, 1] })], 50, { TSLA: 2, SPY: -1, META: 1 });
    const { entries, unpriced } = wholeAccountAdoption(account, percents({ a: 100 }), prices, "slot");
    expect(entries).toEqual([]);
    expect(unpriced).toEqual(["TSLA"]);
  });

  it("has nothing unassigned afterwards where the shares are all of it", ({ expect }) => {
    const percent = fc.integer({ min: 1, max: 99 });
    holdsAlways(
      fc.property(percent, shares(100), shares(100), dollars(5000), (first, spy, gld, cash) => {
        const ledgers = [ledger("a", 0), ledger("b", 0)];
        const account = book(ledgers, toText(cash), { SPY: spy, GLD: gld });
        const given = percents({ a: first, b: 100 - first });
        const { entries } = wholeAccountAdoption(account, given, prices, "slot");
        const then = { ...account, ledgers: applyEntries(ledgers, entries) };
        for (const symbol of ["SPY", "GLD"]) expect(toText(unassignedShares(then, symbol))).toBe("0");
        expect(toText(unassignedCash(then))).toBe("0");
      }),
    );
  });
});
