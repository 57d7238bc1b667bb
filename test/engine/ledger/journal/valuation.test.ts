import * as fc from "fast-check";
import { describe, it } from "vitest";
import { openLedger, type StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import type { LedgerEntry } from "../../../../src/engine/ledger/journal/entry.ts";
import { withUnits } from "../../../../src/engine/ledger/journal/units.ts";
import {
  equityAt,
  type Prices,
  timeWeightedReturn,
  unrealised,
  unrealisedBySymbol,
  valued,
  withFlow,
} from "../../../../src/engine/ledger/journal/valuation.ts";
import { decimal, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../../support/property.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { dollars } from "../../rebalance/support/arbitraries.ts";
import { ledger } from "../support/account.ts";

const funded = withFlow(openLedger("a"), decimal(1000), ZERO);

describe("the value of a ledger", () => {
  it("is its cash and its shares at the prices", ({ expect }) => {
    const own = ledger("a", 100, { SPY: [2, 900], TLT: [1, 95] });
    const prices = decimals({ SPY: 500, TLT: "90.006" });
    expect(toText(equityAt(own, prices)!)).toBe("1190.006");
    expect(toText(unrealised(own, prices)!)).toBe("95.01");
    expect([...unrealisedBySymbol(own, prices)].map(([symbol, profit]) => [symbol, toText(profit!)])).toEqual(
      [
        ["SPY", "100"],
        ["TLT", "-4.99"],
      ],
    );
  });

  it("is not known when the price of something that it holds is not", ({ expect }) => {
    const own = ledger("a", 100, { SPY: [2, 900], TLT: [1, 95] });
    const prices = decimals({ SPY: 500 });
    expect(equityAt(own, prices)).toBeNull();
    expect(unrealised(own, prices)).toBeNull();
    expect(unrealisedBySymbol(own, prices).get("TLT")).toBeNull();
  });
});

describe("the time-weighted return", () => {
  it("starts at nothing, with a unit for each dollar", ({ expect }) => {
    expect(toText(funded.units)).toBe("1000");
    expect(timeWeightedReturn(valued(funded, decimal(1000)))).toBe(0);
  });

  it("is the plain return where nothing came or went", ({ expect }) => {
    expect(timeWeightedReturn(valued(funded, decimal(1125)))).toBe(0.125);
  });

  it("multiplies the returns of the periods between flows", ({ expect }) => {
    // 10 % on $1000; then $900 come, and 20 % on $2000; then $400 go, and 50 % are lost on $2000.
    const second = withFlow(funded, decimal(900), decimal(1100));
    const third = withFlow(second, decimal(-400), decimal(2400));
    expect(timeWeightedReturn(valued(third, decimal(1000)))).toBeCloseTo(1.1 * 1.2 * 0.5 - 1, 8);
  });

  it("stays as it was when all was taken out, and goes on from there", ({ expect }) => {
    const emptied = withFlow(funded, decimal(-1200), decimal(1200));
    expect(toText(emptied.units)).toBe("0");
    expect(timeWeightedReturn(valued(emptied, ZERO))).toBeCloseTo(0.2, 9);
    const again = withFlow(emptied, decimal(600), ZERO);
    expect(timeWeightedReturn(valued(again, decimal(660)))).toBeCloseTo(1.2 * 1.1 - 1, 8);
  });

  it("redeems every unit when everything goes, whatever the rounding", ({ expect }) => {
    const own = withFlow(openLedger("a"), decimal(3), ZERO);
    expect(toText(withFlow(own, decimal(-2), decimal(2)).units)).toBe("0");
  });

  it("is that of the last valuation when nothing is left, or less", ({ expect }) => {
    const before = valued(funded, decimal(900));
    expect(timeWeightedReturn(valued(before, ZERO))).toBeCloseTo(-0.1, 9);
    expect(timeWeightedReturn(valued(before, decimal(-50)))).toBeCloseTo(-0.1, 9);
    const flow = withFlow(before, decimal(90), decimal(-50));
    expect([flow.units, flow.unitValue].map(toText)).toEqual(["1100", "0.9"]);
  });

  it("can go on after all but everything was lost", ({ expect }) => {
    const lost = withFlow(openLedger("a"), decimal(1_000_000_000), ZERO);
    const flow = withFlow(lost, decimal(100), decimal("0.01"));
    expect(toText(flow.unitValue)).toBe("0.000000001");
  });

  it("is not moved by flows alone", ({ expect }) => {
    const flows = fc.array(fc.tuple(fc.integer({ min: -90, max: 300 }), dollars(10_000)), { maxLength: 8 });
    holdsAlways(
      fc.property(fc.integer({ min: 100, max: 1_000_000 }), flows, (start, percents) => {
        let equity = decimal(start);
        let own = valued(withFlow(openLedger("a"), decimal(1000), ZERO), equity);
        const before = own.unitValue;
        for (const [percent] of percents) {
          const flow = equity.times(percent).div(100).round(2);
          own = withFlow(own, flow, equity);
          equity = equity.plus(flow);
        }
        const after = valued(own, equity).unitValue;
        expect(after.div(before).toNumber()).toBeCloseTo(1, 6);
      }),
    );
  });

  it("is the product of the periods' returns, wherever flows part them", ({ expect }) => {
    const period = fc.record({
      growth: fc.integer({ min: 50, max: 200 }),
      flow: fc.integer({ min: -80, max: 300 }),
    });
    holdsAlways(
      fc.property(fc.array(period, { minLength: 1, maxLength: 6 }), (periods) => {
        let equity = decimal(1000);
        let own = funded;
        let product = 1;
        for (const { growth, flow } of periods) {
          equity = equity.times(growth).div(100);
          product *= growth / 100;
          const dollarsIn = equity.times(flow).div(100).round(2);
          own = withFlow(own, dollarsIn, equity);
          equity = equity.plus(dollarsIn);
        }
        expect((timeWeightedReturn(valued(own, equity)) + 1) / product).toBeCloseTo(1, 5);
      }),
    );
  });
});

/** A ledger after entries, with the units of what came and went. */
function posted(before: StrategyLedger, entries: readonly LedgerEntry[], prices: Prices): StrategyLedger {
  const [after] = applyEntries([before], entries);
  return withUnits(before, after!, entries, prices);
}

describe("posting entries", () => {
  const entry = {
    strategyId: "a",
    symbol: null,
    quantity: ZERO,
    cash: ZERO,
    cost: ZERO,
    reference: "r",
  } as const;
  const prices = decimals({ SPY: 120 });
  const own = { ...ledger("a", 0, { SPY: [10, 1000] }), units: decimal(1000) };
  const deposit = { ...entry, kind: "deposit", cash: decimal(600) } as const;

  it("buys units at what one is worth just then", ({ expect }) => {
    const after = posted(own, [deposit], prices);
    expect([after.units, after.unitValue, after.cash].map(toText)).toEqual(["1500", "1.2", "600"]);
  });

  it("redeems units for shares that leave, at their price", ({ expect }) => {
    const leaving = {
      ...entry,
      kind: "sold_outside",
      symbol: "SPY",
      quantity: decimal(-5),
      cost: decimal(-500),
    } as const;
    const after = posted(own, [leaving], prices);
    expect([after.units, after.unitValue].map(toText)).toEqual(["500", "1.2"]);
    expect(toText(valued(after, equityAt(after, prices)!).unitValue)).toBe("1.2");
  });

  it("values shares without a price at what they cost", ({ expect }) => {
    const leaving = {
      ...entry,
      kind: "sold_outside",
      symbol: "SPY",
      quantity: decimal(-5),
      cost: decimal(-500),
    } as const;
    const after = posted(own, [leaving], new Map());
    expect([after.units, after.unitValue].map(toText)).toEqual(["500", "1"]);
  });

  it("leaves units alone where something was earned", ({ expect }) => {
    const after = posted(own, [{ ...entry, kind: "dividend", symbol: "SPY", cash: decimal(50) }], prices);
    expect([after.units, after.unitValue, after.cash].map(toText)).toEqual(["1000", "1", "50"]);
  });

  it("takes a change of symbol before a deposit, too", ({ expect }) => {
    const gone = { symbol: "SPY", quantity: decimal(-10), cost: decimal(-1000) };
    const come = { symbol: "NEW", quantity: decimal(10), cost: decimal(1000) };
    const changes = [gone, come].map((change) => ({
      ...entry,
      kind: "corporate_action" as const,
      ...change,
    }));
    const after = posted(own, [deposit, ...changes], decimals({ NEW: 120 }));
    expect([after.units, after.unitValue].map(toText)).toEqual(["1500", "1.2"]);
  });

  it("takes a split before a deposit that came with it, because the prices are those after it", ({
    expect,
  }) => {
    const split = { ...entry, kind: "split", symbol: "SPY", quantity: decimal(10) } as const;
    const after = posted(own, [deposit, split], decimals({ SPY: 60 }));
    expect([after.units, after.unitValue].map(toText)).toEqual(["1500", "1.2"]);
  });
});
