import * as fc from "fast-check";
import { describe, it } from "vitest";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import { splitEntries } from "../../../../src/engine/ledger/reconcile/split.ts";
import { ownedShares } from "../../../../src/engine/ledger/account-book.ts";
import { decimal, roundHalfUp, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../../support/property.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { shares } from "../../rebalance/support/arbitraries.ts";
import { ledger } from "../support/account.ts";
import { activity, order } from "../support/facts.ts";
import { reconciled } from "../support/reconciled.ts";

const ab = () => [ledger("a", 0, { SPY: [6, 3000] }), ledger("b", 0, { SPY: [2, 1100] })];

describe("a split", () => {
  it("multiplies everyone's shares, the unassigned ones too, and leaves their costs", ({ expect }) => {
    const activities = [-10, 40].map((quantity) => activity("split", { symbol: "SPY", quantity }));
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 40 }), activities });
    expect(result.owned).toEqual({
      a: { cash: "0", SPY: "24 for 3000" },
      b: { cash: "0", SPY: "8 for 1100" },
    });
    expect(result.told).toEqual(["split"]);
    expect(result.messages).toEqual(["split: 10 SPY became 40 SPY"]);
  });

  it("that makes fewer shares of them takes nothing from anybody", ({ expect }) => {
    const activities = [-8, 1].map((quantity) => activity("split", { symbol: "SPY", quantity }));
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 1 }), activities });
    expect(result.owned).toMatchObject({ a: { SPY: "0.75 for 3000" }, b: { SPY: "0.25 for 1100" } });
    expect(result.told).toEqual(["split"]);
  });

  it("is known from its change alone, too", ({ expect }) => {
    const activities = [activity("split", { symbol: "SPY", quantity: 30 })];
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 40 }), activities });
    expect(result.owned).toMatchObject({ a: { SPY: "24 for 3000" }, b: { SPY: "8 for 1100" } });
  });

  it("pays cash in place of fractions to those who held the shares", ({ expect }) => {
    const activities = [
      activity("split", { symbol: "SPY", quantity: -8, cash: 40 }),
      activity("split", { symbol: "SPY", quantity: 2 }),
    ];
    const result = reconciled({
      ledgers: ab(),
      holdings: decimals({ SPY: 2 }),
      cash: decimal(40),
      activities,
    });
    expect(result.owned).toEqual({
      a: { cash: "30", SPY: "1.5 for 3000" },
      b: { cash: "10", SPY: "0.5 for 1100" },
    });
  });

  it("does not touch what was bought since, whenever it is told", ({ expect }) => {
    // 8 became 16, and then 4 more were bought for a.
    const activities = [-8, 16].map((quantity) => activity("split", { symbol: "SPY", quantity, at: 1 }));
    const bought = order(2, "buy", "SPY", [4, 1000], { a: 4 });
    const ledgers = [ledger("a", 1000, { SPY: [6, 3000] }), ledger("b", 0, { SPY: [2, 1100] })];
    const result = reconciled({ ledgers, holdings: decimals({ SPY: 20 }), activities, facts: [bought] });
    expect(result.owned).toEqual({
      a: { cash: "0", SPY: "16 for 4000" },
      b: { cash: "0", SPY: "4 for 1100" },
    });
  });

  it("counts what was sold since, whenever it is told, as a pair or as one row", ({ expect }) => {
    // 10 were there, 8 of them the strategies'; 20 after the split, of which a has sold 4.
    const sold = order(2, "sell", "SPY", [4, 1000], { a: 4 });
    const account = { ledgers: ab(), holdings: decimals({ SPY: 16 }), cash: decimal(1000), facts: [sold] };
    const row = (quantity: number) => activity("split", { symbol: "SPY", quantity, at: 1 });
    for (const activities of [[row(-10), row(20)], [row(10)]]) {
      expect(reconciled({ ...account, activities }).owned).toEqual({
        a: { cash: "1000", SPY: "8 for 2000" },
        b: { cash: "0", SPY: "4 for 1100" },
      });
    }
  });

  it("is told by its old shares, whatever else has come unasked", ({ expect }) => {
    // 8 became 16, and 10 more came that nobody has told of yet.
    const activities = [-8, 16].map((quantity) => activity("split", { symbol: "SPY", quantity }));
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 26 }), activities });
    expect(result.owned).toMatchObject({ a: { SPY: "12 for 3000" }, b: { SPY: "4 for 1100" } });
  });

  it("makes no entry of nothing", ({ expect }) => {
    const split = { symbol: "SPY", before: decimal(8), after: decimal(4), reference: "r" };
    const entries = splitEntries([...ab(), ledger("c", 9)], split);
    expect(entries.map(({ strategyId }) => strategyId)).toEqual(["a", "b"]);
  });

  it("of which nothing is left is a loss of what the shares cost", ({ expect }) => {
    const entries = splitEntries(ab(), {
      symbol: "SPY",
      before: decimal(8),
      after: ZERO,
      reference: "r",
    });
    expect(applyEntries(ab(), entries).map(({ realised }) => toText(realised))).toEqual(["-3000", "-1100"]);
  });

  it("leaves ledgers and unassigned shares as what the account has, to 9 decimals", ({ expect }) => {
    const factor = fc.constantFrom("2", "3", "1.5", "0.5", "0.1", "0.333333333", "7", "20", "0.001");
    const holdings = fc.array(shares(500), { minLength: 1, maxLength: 4 });
    holdsAlways(
      fc.property(holdings, shares(300), factor, (quantities, unassigned, ratio) => {
        const ledgers = quantities
          .filter((quantity) => quantity.gt(0))
          .map((quantity, index) => ledger(`s${index}`, 0, { SPY: [toText(quantity), 10] }));
        const before = ownedShares(ledgers, "SPY").plus(unassigned);
        const after = roundHalfUp(before.times(ratio), 9);
        const split = { symbol: "SPY", before, after, reference: "r" };
        const divided = applyEntries(ledgers, splitEntries(ledgers, split));
        const rest = after.minus(ownedShares(divided, "SPY"));
        expect(rest.gte(0)).toBe(true);
        // Everyone has the factor of what they had, to within a billionth of a share for each who divides.
        const step = 1e-9 * (ledgers.length + 2);
        expect(Math.abs(rest.minus(unassigned.times(ratio)).toNumber())).toBeLessThan(step);
        for (const { strategyId, holdings: held } of divided) {
          const had = ledgers.find((each) => each.strategyId === strategyId)!.holdings.get("SPY")!;
          const has = held.get("SPY")?.quantity ?? ZERO;
          expect(Math.abs(has.minus(had.quantity.times(ratio)).toNumber())).toBeLessThan(step);
        }
      }),
    );
  });
});
