import * as fc from "fast-check";
import { describe, it } from "vitest";
import { ENTRY_KINDS } from "../../../../src/engine/ledger/journal/entry-kinds.ts";
import { effectOf, type LedgerEntry } from "../../../../src/engine/ledger/journal/entry.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import { leavingEntry } from "../../../../src/engine/ledger/journal/leaving.ts";
import { applyEntry, openLedger, plannedLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { decimal, sum, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../../support/property.ts";
import { dollars, shares } from "../../rebalance/support/arbitraries.ts";
import { ledger, owned } from "../support/account.ts";

function entry(change: Partial<LedgerEntry>): LedgerEntry {
  const nothing = { symbol: null, quantity: ZERO, cash: ZERO, cost: ZERO };
  return { strategyId: "a", kind: "fill", reference: "order", ...nothing, ...change };
}

function bought(quantity: number, value: number): LedgerEntry {
  return entry({ symbol: "SPY", quantity: decimal(quantity), cash: decimal(-value), cost: decimal(value) });
}

describe("a ledger", () => {
  it("pays for what it buys, and holds it at what it cost on average", ({ expect }) => {
    const [after] = applyEntries([ledger("a", 3000)], [bought(2, 1000), bought(3, 1600)]);
    expect(owned(after!)).toEqual({ cash: "400", SPY: "5 for 2600" });
    expect(toText(after!.realised)).toBe("0");
  });

  it("realises what a sale brings over the average cost, which it rounds half up to the cent", ({
    expect,
  }) => {
    const before = ledger("a", 0, { SPY: [3, "100.01"] });
    const sale = leavingEntry(before, {
      kind: "fill",
      symbol: "SPY",
      quantity: decimal(1),
      cash: decimal(40),
      reference: "order",
    });
    const after = applyEntry(before, sale);
    // A third of 100.01 is 33.3366..., and 40 less 33.34 is 6.66.
    expect(owned(after)).toEqual({ cash: "40", SPY: "2 for 66.67" });
    expect(toText(after.realised)).toBe("6.66");
  });

  it("forgets a position that it sold out, with all that it cost", ({ expect }) => {
    const before = ledger("a", 0, { SPY: ["0.000000003", "0.01"] });
    const leaving = { kind: "fill", symbol: "SPY", cash: ZERO, reference: "order" } as const;
    const after = applyEntry(before, leavingEntry(before, { ...leaving, quantity: decimal("0.000000003") }));
    expect(owned(after)).toEqual({ cash: "0" });
    expect(toText(after.realised)).toBe("-0.01");
  });

  it("keeps dividends, interest and fees apart from what trades brought", ({ expect }) => {
    const [after] = applyEntries(
      [ledger("a", 100)],
      [
        entry({ kind: "dividend", symbol: "SPY", cash: decimal(5) }),
        entry({ kind: "interest", cash: decimal(2) }),
        entry({ kind: "fee", cash: decimal("-0.03") }),
      ],
    );
    expect([after!.cash, after!.income, after!.realised].map(toText)).toEqual(["106.97", "6.97", "0"]);
  });

  it("is not changed in profit by what comes from outside and goes there", ({ expect }) => {
    for (const kind of ENTRY_KINDS.filter((each) => effectOf({ kind: each }) === "flow")) {
      const [after] = applyEntries([ledger("a", 100)], [entry({ kind, cash: decimal(-40) })]);
      expect([after!.cash, after!.realised, after!.income].map(toText)).toEqual(["60", "0", "0"]);
    }
  });

  it("may owe cash, but never shares", ({ expect }) => {
    expect(toText(applyEntry(openLedger("a"), entry({ kind: "relevel", cash: decimal(-5) })).cash)).toBe(
      "-5",
    );
    const sale = entry({ symbol: "SPY", quantity: decimal(-1), cash: decimal(10) });
    expect(() => applyEntry(openLedger("a"), sale)).toThrow("short of SPY");
  });

  it("refuses entries whose cost cannot be, and those of a stranger", ({ expect }) => {
    const before = ledger("a", 0, { SPY: [2, 100] });
    const forgotten = entry({ symbol: "SPY", quantity: decimal(-2), cash: decimal(120) });
    expect(() => applyEntry(before, forgotten)).toThrow("cost of SPY without shares");
    const tooMuch = entry({ symbol: "SPY", quantity: decimal(-1), cost: decimal(-101) });
    expect(() => applyEntry(before, tooMuch)).toThrow("negative cost");
    expect(() => applyEntries([before], [entry({ strategyId: "z" })])).toThrow("no ledger of strategy z");
  });

  it("is what the planner reads, without the costs", ({ expect }) => {
    const planned = plannedLedger(ledger("a", 7, { SPY: [2, 100] }));
    expect(toText(planned.cash)).toBe("7");
    expect([...planned.positions].map(([symbol, quantity]) => [symbol, toText(quantity)])).toEqual([
      ["SPY", "2"],
    ]);
  });

  it("is the sum of its entries, in whatever order they come", ({ expect }) => {
    const buys = fc.array(fc.tuple(shares(50), dollars(1000)), { maxLength: 6 });
    holdsAlways(
      fc.property(
        buys,
        fc.array(dollars(1000), { maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (trades, paid, keys) => {
          const entries = [
            ...trades.map(([quantity, value]) =>
              entry({ symbol: "SPY", quantity, cash: value.neg(), cost: value }),
            ),
            ...paid.map((cash) => entry({ kind: "dividend", cash })),
          ].filter(({ quantity, cost }) => quantity.gt(0) || cost.eq(0));
          const shuffled = entries
            .map((each) => ({ each, key: keys.next().value }))
            .toSorted((a, b) => a.key - b.key);
          const [one] = applyEntries([openLedger("a")], entries);
          const [other] = applyEntries(
            [openLedger("a")],
            shuffled.map(({ each }) => each),
          );
          expect(owned(one!)).toEqual(owned(other!));
          expect(toText(one!.income)).toBe(toText(other!.income));
          expect(toText(one!.cash)).toBe(toText(sum(entries.map(({ cash }) => cash))));
        },
      ),
    );
  });
});
