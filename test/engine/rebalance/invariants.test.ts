import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, max, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { planRebalance } from "../../../src/engine/rebalance/plan.ts";
import { CASH_BUFFER, equityOf, targetQuantities } from "../../../src/engine/rebalance/sizing.ts";
import { holdsAlways } from "../support/property.ts";
import { dayAfter, decimals, ownedBy, planOf } from "./support/account.ts";
import { shares, stories, SYMBOLS } from "./support/arbitraries.ts";

const reversed = <Value>(values: Iterable<Value>): Value[] => [...values].toReversed();

const availabilities = fc
  .tuple(...SYMBOLS.map(() => shares(800)))
  .map(
    (quantities) => new Map<string, Decimal>(SYMBOLS.map((symbol, index) => [symbol, quantities.at(index)!])),
  );

describe("on any account, any plan", () => {
  it("never sells more than the ledgers own, nor more than the broker lets us sell", ({ expect }) => {
    holdsAlways(
      fc.property(stories, availabilities, (story, available) => {
        const owned = ownedBy(story.strategies.map(({ ledger }) => ledger));
        const { orders, crosses } = planOf({ ...story, available: Object.fromEntries(available) });
        for (const { symbol, side, quantity } of orders) {
          if (side === "buy") continue;
          expect(quantity.lte(available.get(symbol)!)).toBe(true);
          expect(quantity.lte(owned.get(symbol) ?? ZERO)).toBe(true);
        }
        for (const { ledger } of story.strategies) {
          for (const symbol of SYMBOLS) {
            const given = sum([
              ...crosses
                .filter((cross) => cross.symbol === symbol && cross.fromStrategyId === ledger.strategyId)
                .map(({ quantity }) => quantity),
              ...orders
                .filter((order) => order.symbol === symbol && order.side === "sell")
                .flatMap((order) => order.shares)
                .filter(({ strategyId }) => strategyId === ledger.strategyId)
                .map(({ quantity }) => quantity),
            ]);
            expect(given.lte(ledger.positions.get(symbol) ?? ZERO)).toBe(true);
          }
        }
      }),
      300,
    );
  });

  it("has at most one order a symbol, made of its strategies' shares, in the order of sending", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const { orders } = planOf(story);
        const prices = decimals(story.prices);
        expect(new Set(orders.map(({ symbol }) => symbol)).size).toBe(orders.length);
        const ranks = orders.map(({ side, reason }) => (side === "buy" ? 2 : reason === "exit" ? 0 : 1));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        const values = orders.map(({ quantity, symbol }) => quantity.times(prices.get(symbol)!));
        for (const [index, value] of values.entries()) {
          const next = values[index + 1];
          if (next && ranks[index] === ranks[index + 1]) expect(value.gte(next)).toBe(true);
        }
        for (const order of orders) {
          expect(toText(sum(order.shares.map(({ quantity }) => quantity)))).toBe(toText(order.quantity));
          const value = order.quantity.times(prices.get(order.symbol)!);
          expect(value.gte(order.side === "buy" ? 1 : 0)).toBe(true);
        }
      }),
      300,
    );
  });

  it("never wants more than the equity less the cash buffer", ({ expect }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const prices = decimals(story.prices);
        for (const { ledger, weights } of story.strategies) {
          const equity = max(equityOf(ledger, prices), ZERO);
          const assets = new Map(
            SYMBOLS.map((symbol) => [
              symbol,
              { tradable: true, fractionable: !story.whole!.includes(symbol) },
            ]),
          );
          const costWhen = (held: ReadonlyMap<string, Decimal>) =>
            sum(
              [...targetQuantities(weights ?? {}, equity, prices, assets, held)].map(([symbol, quantity]) =>
                quantity.times(prices.get(symbol)!),
              ),
            );
          // Weights are floats: their sum may pass 1 in the last place.
          const most = equity.times(decimal(1).minus(CASH_BUFFER)).times(1 + 1e-12);
          expect(costWhen(new Map()).lte(most)).toBe(true);
          // Shares that are there already stay when they are a matter of cents.
          expect(costWhen(ledger.positions).lte(most.plus("0.08"))).toBe(true);
        }
      }),
      300,
    );
  });

  it("is the same however the maps that go into it are ordered", ({ expect }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const strategies = story.strategies.map(({ ledger, weights }) => ({
          ledger: { ...ledger, positions: new Map(reversed(ledger.positions)) },
          weights: weights && Object.fromEntries(reversed(Object.entries(weights))),
        }));
        const prices = Object.fromEntries(reversed(Object.entries(story.prices)));
        expect(JSON.stringify(planOf({ ...story, strategies, prices }))).toBe(JSON.stringify(planOf(story)));
      }),
      300,
    );
  });

  it("is done when it was filled at the snapshot's prices: the next one sends nothing", ({ expect }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const next = planOf(dayAfter(story));
        expect(next.orders).toEqual([]);
        expect(next.crosses).toEqual([]);
      }),
      300,
    );
  });

  it("is empty when every strategy holds", ({ expect }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const strategies = story.strategies.map(({ ledger }) => ({ ledger, weights: null }));
        expect(planOf({ ...story, strategies })).toEqual({ orders: [], crosses: [], skips: [] });
      }),
    );
  });

  it("takes a symbol that the broker does not know for one that cannot be traded", ({ expect }) => {
    holdsAlways(
      fc.property(stories, (story) => {
        const plan = planRebalance({
          strategies: story.strategies,
          prices: decimals(story.prices),
          assets: new Map(),
          available: new Map(),
        });
        expect(plan.orders).toEqual([]);
        expect(plan.crosses).toEqual([]);
      }),
    );
  });
});
