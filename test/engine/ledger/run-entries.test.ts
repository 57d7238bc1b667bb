import * as fc from "fast-check";
import { describe, it } from "vitest";
import { applyEntries } from "../../../src/engine/ledger/journal/journal.ts";
import { openLedger, plannedLedger, type StrategyLedger } from "../../../src/engine/ledger/journal/ledger.ts";
import { type BookedFill, entriesOfRun } from "../../../src/engine/ledger/run-entries.ts";
import { decimal, roundHalfUp, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { book } from "../../../src/engine/rebalance/book.ts";
import type { Ledger } from "../../../src/engine/rebalance/types.ts";
import { holdsAlways } from "../support/property.ts";
import { decimals, planOf, textOf } from "../rebalance/support/account.ts";
import { stories } from "../rebalance/support/arbitraries.ts";
import { ledger, linesOf } from "./support/account.ts";

/** A ledger of the planner's whose shares cost what they are worth at `prices`. */
function costed(
  { strategyId, cash, positions }: Ledger,
  prices: ReadonlyMap<string, ReturnType<typeof decimal>>,
): StrategyLedger {
  const holdings = [...positions].map(([symbol, quantity]) => {
    const cost = roundHalfUp(quantity.times(prices.get(symbol)!), 2);
    return [symbol, { quantity, cost }] as const;
  });
  return { ...openLedger(strategyId), cash, holdings: new Map(holdings) };
}

describe("the entries of a run", () => {
  it("are the crosses, then each strategy's part of the fills", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: [4, 1000] }), ledger("b", 5000)];
    const cross = {
      symbol: "SPY",
      quantity: decimal(1),
      price: decimal(300),
      fromStrategyId: "a",
      toStrategyId: "b",
    };
    const order = { symbol: "SPY", side: "sell", quantity: decimal(2), value: decimal(610) } as const;
    const fill = { ...order, shares: [{ strategyId: "a", quantity: decimal(2) }], reference: "order-1" };
    const entries = entriesOfRun(ledgers, [cross], [fill], "2026-11-23/close");
    expect(linesOf(entries)).toEqual([
      "a cross SPY: -1 shares, 300 cash, -250 cost",
      "b cross SPY: 1 shares, -300 cash, 300 cost",
      "a fill SPY: -2 shares, 610 cash, -500 cost",
    ]);
    expect(entries.map(({ reference }) => reference)).toEqual([
      "2026-11-23/close/cross-1",
      "2026-11-23/close/cross-1",
      "order-1",
    ]);
    const after = applyEntries(ledgers, entries);
    expect(after.map(({ realised }) => toText(realised))).toEqual(["160", "0"]);
  });

  it("leave out strategies that got nothing of a small fill", ({ expect }) => {
    const order = { symbol: "SPY", side: "buy", quantity: decimal("0.000000001"), value: ZERO } as const;
    const wanted = ["a", "b"].map((strategyId) => ({ strategyId, quantity: decimal(1) }));
    const entries = entriesOfRun(
      [ledger("a", 9), ledger("b", 9)],
      [],
      [{ ...order, shares: wanted, reference: "o" }],
      "s",
    );
    expect(linesOf(entries)).toEqual(["a fill SPY: 0.000000001 shares, 0 cash, 0 cost"]);
  });

  it("make the same of cash and shares as booking does, and of the profit what the values say", ({
    expect,
  }) => {
    const filledPart = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });
    holdsAlways(
      fc.property(
        stories,
        filledPart,
        fc.integer({ min: -200, max: 200 }),
        (story, thousandths, basisPoints) => {
          const prices = decimals(story.prices);
          const before = story.strategies.map((strategy) => strategy.ledger);
          const plan = planOf(story);
          const fills = plan.orders.map((order, index): BookedFill => {
            const quantity = order.quantity.times(thousandths.at(index)!).div(1000).round(9, 0);
            const value = quantity.times(prices.get(order.symbol)!.times(1 + basisPoints / 10_000));
            return { ...order, quantity, value, reference: `order-${index}` };
          });
          const ledgers = before.map((each) => costed(each, prices));
          const after = applyEntries(ledgers, entriesOfRun(ledgers, plan.crosses, fills, "slot"));
          expect(textOf(after.map(plannedLedger))).toEqual(textOf(book(before, plan.crosses, fills)));
          // Cash and cost change by as much as profit was realised: nothing comes from nowhere.
          const costs = ({ cash, holdings }: StrategyLedger) =>
            sum([cash, ...[...holdings.values()].map(({ cost }) => cost)]);
          for (const [index, each] of after.entries()) {
            expect(toText(costs(each).minus(costs(ledgers.at(index)!)))).toBe(toText(each.realised));
          }
        },
      ),
      100,
    );
  });
});
