import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, roundHalfUp, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { book, divideFill, type Fill } from "../../../src/engine/rebalance/book.ts";
import { holdsAlways } from "../support/property.ts";
import { decimals, ledger, ownedBy, planOf, textOf } from "./support/account.ts";
import { stories } from "./support/arbitraries.ts";

function fill(side: "buy" | "sell", quantity: string, value: string, wanted: Record<string, number>): Fill {
  const parties = Object.entries(wanted).map(([strategyId, size]) => ({
    strategyId,
    quantity: decimal(size),
  }));
  return { symbol: "SPY", side, quantity: decimal(quantity), value: decimal(value), shares: parties };
}

describe("booking", () => {
  it("hands a partial fill back in proportion to what each strategy wanted", ({ expect }) => {
    const parts = divideFill(fill("buy", "1", "500.01", { a: 2, b: 1 }));
    expect(
      parts.map(({ strategyId, quantity, value }) => [strategyId, toText(quantity), toText(value)]),
    ).toEqual([
      ["a", "0.666666667", "333.34"],
      ["b", "0.333333333", "166.67"],
    ]);
  });

  it("moves cash against shares, and forgets a position that is sold out", ({ expect }) => {
    const ledgers = [ledger("a", 100, { SPY: 2 }), ledger("b", 1000)];
    const after = book(ledgers, [], [fill("sell", "2", "1001.234", { a: 2 })]);
    expect(textOf(after)).toEqual([
      { strategyId: "a", cash: "1101.23", positions: {} },
      { strategyId: "b", cash: "1000", positions: {} },
    ]);
  });

  it("leaves the ledgers that it was given as they were", ({ expect }) => {
    const ledgers = [ledger("a", 1000)];
    book(ledgers, [], [fill("buy", "1", "500", { a: 1 })]);
    expect(textOf(ledgers)).toEqual([{ strategyId: "a", cash: "1000", positions: {} }]);
  });

  it("sells no more than a ledger holds, for its part of the proceeds", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 2 }), ledger("b", 0, { SPY: 1 })];
    const after = book(ledgers, [], [fill("sell", "4", "2000", { a: 2, b: 2 })]);
    expect(textOf(after)).toEqual([
      { strategyId: "a", cash: "1000", positions: {} },
      { strategyId: "b", cash: "500", positions: {} },
    ]);
    expect(textOf(book(after, [], [fill("sell", "1", "500", { a: 1 })]))).toEqual(textOf(after));
  });

  it("refuses to cross what a ledger does not hold, and to book for a stranger", ({ expect }) => {
    const ledgers = [ledger("a", 0, { SPY: 1 }), ledger("b", 1000)];
    const amounts = { quantity: decimal("1.000000001"), price: decimal(500) };
    const cross = { symbol: "SPY", ...amounts, fromStrategyId: "a", toStrategyId: "b" };
    expect(() => book(ledgers, [cross], [])).toThrow("short of SPY");
    expect(() => book(ledgers, [], [fill("buy", "1", "500", { z: 1 })])).toThrow("no ledger");
  });

  it("conserves shares to 9 decimals and cash to the cent, whatever part of a plan was filled", ({
    expect,
  }) => {
    const filledPart = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });
    const slippage = fc.integer({ min: -200, max: 200 });
    holdsAlways(
      fc.property(stories, filledPart, slippage, (story, thousandths, basisPoints) => {
        const before = story.strategies.map((strategy) => strategy.ledger);
        const plan = planOf(story);
        const prices = decimals(story.prices);
        const fills = plan.orders.map((order, index): Fill => {
          const quantity = order.quantity.times(thousandths.at(index)!).div(1000).round(9, 0);
          const price = prices.get(order.symbol)!.times(1 + basisPoints / 10_000);
          return { ...order, quantity, value: quantity.times(price) };
        });
        const after = book(before, plan.crosses, fills);
        const bought = (symbol: string) =>
          sum(
            fills
              .filter((each) => each.symbol === symbol)
              .map(({ side, quantity }) => quantity.times(side === "buy" ? 1 : -1)),
          );
        const owned = ownedBy(before);
        const owns = ownedBy(after);
        for (const symbol of Object.keys(story.prices)) {
          const expected = (owned.get(symbol) ?? ZERO).plus(bought(symbol));
          expect(toText(owns.get(symbol) ?? ZERO)).toBe(toText(expected));
        }
        const paid = fills.map(({ side, value }) => roundHalfUp(value, 2).times(side === "buy" ? 1 : -1));
        const cash = (ledgers: typeof before) => sum(ledgers.map((each) => each.cash));
        expect(toText(cash(after))).toBe(toText(cash(before).minus(sum(paid))));
      }),
      300,
    );
  });
});
