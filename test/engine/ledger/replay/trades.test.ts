import * as fc from "fast-check";
import { describe, it } from "vitest";
import { ownedCash } from "../../../../src/engine/ledger/account-book.ts";
import {
  openLedger,
  plannedLedger,
  type StrategyLedger,
} from "../../../../src/engine/ledger/journal/ledger.ts";
import type { Fact } from "../../../../src/engine/ledger/replay/fact.ts";
import { crossReference } from "../../../../src/engine/ledger/replay/trades.ts";
import { type Decimal, roundHalfUp, sum, toText } from "../../../../src/engine/money/decimal.ts";
import { book, type Fill } from "../../../../src/engine/rebalance/book.ts";
import type { Ledger } from "../../../../src/engine/rebalance/types.ts";
import { holdsAlways } from "../../support/property.ts";
import { decimals, ownedBy, planOf, textOf } from "../../rebalance/support/account.ts";
import { stories } from "../../rebalance/support/arbitraries.ts";
import { ledger, linesOf, owned } from "../support/account.ts";
import { cross, order } from "../support/facts.ts";
import { accountThen, replayed } from "../support/reconciled.ts";

/** A ledger of the planner's whose shares cost what they are worth at `prices`. */
function costed(
  { strategyId, cash, positions }: Ledger,
  prices: ReadonlyMap<string, Decimal>,
): StrategyLedger {
  const holdings = [...positions].map(([symbol, quantity]) => {
    const cost = roundHalfUp(quantity.times(prices.get(symbol)!), 2);
    return [symbol, { quantity, cost }] as const;
  });
  return { ...openLedger(strategyId), cash, holdings: new Map(holdings) };
}

/** An account that has what its ledgers have. */
function accountOf(ledgers: readonly StrategyLedger[]) {
  return accountThen(ledgers, ownedCash(ledgers), ownedBy(ledgers.map(plannedLedger)));
}

/** A fill as the fact of an order. */
function factOf({ side, symbol, quantity, value, shares }: Fill): Fact {
  const wanted = Object.fromEntries(shares.map((share) => [share.strategyId, toText(share.quantity)]));
  const at = side === "sell" ? 1 : 2;
  return order(at, side, symbol, [toText(quantity), toText(roundHalfUp(value, 2))], wanted);
}

describe("the trades of a run", () => {
  it("are its sells, then its crosses, then its buys, to each strategy its part", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: [4, 1000] }), ledger("b", 5000)];
    const facts = [
      order(2, "buy", "GLD", [3, 600], { a: 1, b: 2 }),
      cross(1, "SPY", [1, 300], "a", "b"),
      order(1, "sell", "SPY", [2, 610], { a: 2 }),
    ];
    const { entries, then } = replayed(accountOf(ledgers), facts);
    expect(linesOf(entries)).toEqual([
      "a fill SPY: -2 shares, 610 cash, -500 cost",
      "a cross SPY: -1 shares, 300 cash, -250 cost",
      "b cross SPY: 1 shares, -300 cash, 300 cost",
      "a fill GLD: 1 shares, -200 cash, 200 cost",
      "b fill GLD: 2 shares, -400 cash, 400 cost",
    ]);
    expect(then.ledgers.map(({ realised }) => toText(realised))).toEqual(["160", "0"]);
    const [buy, crossed, sell] = facts;
    expect(entries.map(({ reference, countsAt }) => [reference, countsAt])).toEqual(
      [sell, crossed, crossed, buy, buy].map((fact) => [fact?.id, fact?.at]),
    );
  });

  it("name their crosses by the run and their place in it", ({ expect }) => {
    expect(crossReference("2026-11-23/close", 0)).toBe("2026-11-23/close/cross-1");
    expect(crossReference("2026-11-23/close", 1)).toBe("2026-11-23/close/cross-2");
  });

  it("leave out strategies that got nothing of a small fill", ({ expect }) => {
    const small = order(1, "buy", "SPY", ["0.000000001", 0], { a: 1, b: 1 });
    const { entries } = replayed(accountOf([ledger("a", 9), ledger("b", 9)]), [small]);
    expect(linesOf(entries)).toEqual(["a fill SPY: 0.000000001 shares, 0 cash, 0 cost"]);
  });

  it("sell no more than a strategy has by then, and leave the proceeds of the rest unassigned", ({
    expect,
  }) => {
    // Somebody sold 6 of its 10 by hand just before; 3 are somebody else's.
    const ledgers = [ledger("a", 0, { SPY: [4, 400] }), ledger("b", 0, { SPY: [3, 300] })];
    const sale = order(1, "sell", "SPY", [7, "100.01"], { a: 7 });
    const { then, entries } = replayed(accountOf(ledgers), [sale]);
    expect(linesOf(entries)).toEqual([
      "a fill SPY: -4 shares, 57.14 cash, -400 cost",
      "b sold_outside SPY: -3 shares, 0 cash, -300 cost",
    ]);
    expect(toText(then.explained.cash)).toBe("100.01");
  });

  it("cross no more than the one has by then, nor with a strategy that is not in force", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: [1, 100] }), ledger("b", 900)];
    const passed = [cross(1, "SPY", [3, "33.335"], "a", "b"), cross(2, "SPY", [1, 30], "a", "b")];
    const gone = [cross(3, "SPY", [1, 30], "b", "z"), cross(4, "SPY", [1, 30], "z", "b")];
    const { then, entries } = replayed(accountOf(ledgers), [...passed, ...gone]);
    expect(linesOf(entries)).toEqual([
      "a cross SPY: -1 shares, 33.34 cash, -100 cost",
      "b cross SPY: 1 shares, -33.34 cash, 33.34 cost",
    ]);
    expect(then.ledgers.map(owned)).toEqual([{ cash: "33.34" }, { cash: "866.66", SPY: "1 for 33.34" }]);
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
          const fills = plan.orders.map((each, index): Fill => {
            const quantity = each.quantity.times(thousandths.at(index)!).div(1000).round(9, 0);
            const value = quantity.times(prices.get(each.symbol)!.times(1 + basisPoints / 10_000));
            return { ...each, quantity, value };
          });
          const crosses = plan.crosses.map(({ symbol, quantity, price, fromStrategyId, toStrategyId }) =>
            cross(1, symbol, [toText(quantity), toText(price)], fromStrategyId, toStrategyId),
          );
          const ledgers = before.map((each) => costed(each, prices));
          const after = replayed(accountOf(ledgers), [...crosses, ...fills.map(factOf)]).then.ledgers;
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
