import * as fc from "fast-check";
import { describe, it } from "vitest";
import { applyEntries } from "../../../src/engine/ledger/journal/journal.ts";
import { splitEntries } from "../../../src/engine/ledger/reconcile/split.ts";
import { ownedShares } from "../../../src/engine/ledger/account-book.ts";
import { decimal, roundHalfUp, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../support/property.ts";
import { decimals } from "../rebalance/support/account.ts";
import { shares } from "../rebalance/support/arbitraries.ts";
import { activity, ledger, reconciled } from "./support/account.ts";

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

  it("that the broker tells of late does not touch what was bought since", ({ expect }) => {
    // 8 became 16 while nobody told; then 4 more were bought for a, as the ledgers have it.
    const ledgers = [ledger("a", 0, { SPY: [10, 4000] }), ledger("b", 0, { SPY: [2, 1100] })];
    const activities = [
      activity("split", { symbol: "SPY", quantity: -8 }),
      activity("split", { symbol: "SPY", quantity: 16 }),
      activity("fill", { symbol: "SPY", quantity: 4, price: 250, at: 1, isOurs: true }),
    ];
    const result = reconciled({ ledgers, holdings: decimals({ SPY: 20 }), activities });
    const total = result.lines.map((line) => line.split(" ")[3]);
    expect(total).toEqual(["6.666666667", "1.333333333"]);
    expect(result.told).toEqual(["split"]);
  });

  it("that the broker tells of late counts what was sold since", ({ expect }) => {
    // 10 were there, 8 of them the strategies'; 20 after the split, of which a has sold 4. What was bought before the
    // split, and of another symbol, does not count.
    const ledgers = [ledger("a", 0, { SPY: [2, 1000] }), ledger("b", 0, { SPY: [2, 1100] })];
    const fill = (symbol: string, quantity: number, at: number) =>
      activity("fill", { symbol, quantity, price: 250, at, isOurs: true });
    const activities = [
      fill("SPY", 1, 0),
      activity("split", { symbol: "SPY", quantity: -10, at: 1 }),
      activity("split", { symbol: "SPY", quantity: 20, at: 1 }),
      fill("SPY", -4, 2),
      fill("GLD", 100, 2),
    ];
    const result = reconciled({ ledgers, holdings: decimals({ SPY: 16 }), activities });
    expect(result.lines).toEqual([
      "a split SPY: 4 shares, 0 cash, 0 cost",
      "b split SPY: 4 shares, 0 cash, 0 cost",
    ]);
    const oneRow = [
      activities[0]!,
      activity("split", { symbol: "SPY", quantity: 10, at: 1 }),
      ...activities.slice(3),
    ];
    expect(reconciled({ ledgers, holdings: decimals({ SPY: 16 }), activities: oneRow }).lines).toEqual(
      result.lines,
    );
  });

  it("is told by its old shares, whatever else has come unasked", ({ expect }) => {
    // 8 became 16, and 10 more came that nobody has told of yet.
    const activities = [-8, 16].map((quantity) => activity("split", { symbol: "SPY", quantity }));
    const result = reconciled({ ledgers: ab(), holdings: decimals({ SPY: 26 }), activities });
    expect(result.owned).toMatchObject({ a: { SPY: "12 for 3000" }, b: { SPY: "4 for 1100" } });
  });

  it("makes no entry of nothing", ({ expect }) => {
    const split = { symbol: "SPY", before: decimal(8), after: decimal(4), boughtSince: ZERO, reference: "r" };
    const entries = splitEntries([...ab(), ledger("c", 9)], split);
    expect(entries.map(({ strategyId }) => strategyId)).toEqual(["a", "b"]);
  });

  it("of which nothing is left is a loss of what the shares cost", ({ expect }) => {
    const entries = splitEntries(ab(), {
      symbol: "SPY",
      before: decimal(8),
      after: ZERO,
      boughtSince: ZERO,
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
        const split = { symbol: "SPY", before, after, boughtSince: ZERO, reference: "r" };
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
