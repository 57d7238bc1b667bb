import * as fc from "fast-check";
import { describe, it } from "vitest";
import { unassignedCash } from "../../../../src/engine/ledger/account-book.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import { relevel, type Releveling } from "../../../../src/engine/ledger/reassign/relevel.ts";
import { equityAt } from "../../../../src/engine/ledger/journal/valuation.ts";
import { decimal, sum, toText } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../../support/property.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { dollars, shares as quantities } from "../../rebalance/support/arbitraries.ts";
import { book, ledger, percents } from "../support/account.ts";

const prices = decimals({ SPY: 500 });

function levelled(result: Releveling): Record<string, string[]> {
  if (!result.ok) throw new Error(result.message);
  return Object.fromEntries(
    result.levels.map(({ strategyId, equity, target, transfer }) => [
      strategyId,
      [equity, target, transfer].map(toText),
    ]),
  );
}

describe("re-levelling", () => {
  it("gives each strategy its percent of managed equity, from one to the other", ({ expect }) => {
    // 1200 + 600 + 200 unassigned are 2000; what a has in shares is not touched.
    const account = book([ledger("a", 200, { SPY: [2, 900] }), ledger("b", 600)], 1000, { SPY: 2 });
    const result = relevel(account, percents({ a: 40, b: 50 }), prices, "command-1");
    expect(levelled(result)).toEqual({ a: ["1200", "800", "-400"], b: ["600", "1000", "400"] });
    expect(result).toMatchObject({ ok: true });
    const amounts = result.ok ? [result.managedEquity, result.unassignedBefore, result.unassignedAfter] : [];
    expect(amounts.map(toText)).toEqual(["2000", "200", "200"]);
    // Until it has sold, a owes b cash.
    const [a, b] = applyEntries(account.ledgers, result.ok ? result.entries : []);
    expect([a!.cash, b!.cash].map(toText)).toEqual(["-200", "1000"]);
  });

  it("gives the dollars that were asked for in dollars", ({ expect }) => {
    const account = book([ledger("a", 700), ledger("b", 300)], 1200);
    const result = relevel(account, percents({ a: 50, b: "$250" }), prices, "r");
    expect(levelled(result)).toEqual({ a: ["700", "600", "-100"], b: ["300", "250", "-50"] });
  });

  it("leaves a strategy without a share with what it has, and makes no entry of nothing", ({ expect }) => {
    const account = book([ledger("a", 500), ledger("b", 500)], 1000);
    const result = relevel(account, percents({ a: 50 }), prices, "r");
    expect(levelled(result)).toEqual({ a: ["500", "500", "0"], b: ["500", "500", "0"] });
    expect(result.ok && result.entries).toEqual([]);
  });

  it("refuses shares that come to more than there is", ({ expect }) => {
    const account = book([ledger("a", 500), ledger("b", 500)], 1000);
    const result = relevel(account, percents({ a: 80, b: "$300" }), prices, "r");
    expect(result).toMatchObject({ ok: false, code: "shares_exceed_equity" });
    expect(result.ok ? "" : result.message).toContain("$100.00");
  });

  it("refuses to guess what shares without a price are worth", ({ expect }) => {
    const account = book([ledger("a", 0, { GLD: [1, 1] })], 0, { GLD: 1 });
    expect(relevel(account, percents({ a: 100 }), prices, "r")).toMatchObject({
      ok: false,
      code: "price_missing",
    });
  });

  it("makes no cash and loses none, and comes to each target within a cent", ({ expect }) => {
    const owner = fc.tuple(dollars(5000), quantities(20));
    const owners = fc.array(owner, { minLength: 1, maxLength: 4 });
    holdsAlways(
      fc.property(owners, dollars(1000), fc.integer({ min: 0, max: 25 }), (own, unassigned, percent) => {
        const ledgers = own.map(([cash, quantity], index) =>
          ledger(`s${index}`, toText(cash), quantity.gt(0) ? { SPY: [toText(quantity), 1] } : {}),
        );
        const cash = sum([...own.map(([each]) => each), unassigned]);
        const held = sum(own.map(([, quantity]) => quantity));
        const account = book(ledgers, toText(cash), { SPY: held });
        const given = percents(Object.fromEntries(ledgers.map(({ strategyId }) => [strategyId, percent])));
        const result = relevel(account, given, prices, "r");
        if (!result.ok) throw new Error(result.message);
        const after = applyEntries(ledgers, result.entries);
        const moved = sum(result.entries.map((entry) => entry.cash));
        expect(toText(result.unassignedAfter.plus(moved))).toBe(toText(unassigned));
        expect(toText(unassignedCash({ ...account, ledgers: after }))).toBe(toText(result.unassignedAfter));
        for (const each of after) {
          const exact = result.managedEquity.times(percent).div(100);
          const difference = equityAt(each, prices)!.minus(exact).abs();
          expect(difference.lte(decimal("0.02"))).toBe(true);
        }
      }),
    );
  });
});
