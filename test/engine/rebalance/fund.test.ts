import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { fundBuys, type PricedBuy, remainder } from "../../../src/engine/rebalance/fund.ts";
import type { PlannedOrder } from "../../../src/engine/rebalance/types.ts";
import { holdsAlways } from "../support/property.ts";
import { type Amounts, decimals, partsOf } from "./support/account.ts";
import { dollars, shares } from "./support/arbitraries.ts";

function buy(symbol: string, limitPrice: number, wanted: Amounts, fractionable = true): PricedBuy {
  const parties = [...decimals(wanted)].map(([strategyId, quantity]) => ({ strategyId, quantity }));
  const quantity = sum(parties.map((party) => party.quantity));
  const order: PlannedOrder = {
    symbol,
    side: "buy",
    quantity,
    reason: "enter",
    fractionable,
    shares: parties,
  };
  return { order, limitPrice: decimal(limitPrice) };
}

function fund(
  buys: readonly PricedBuy[],
  strategyCash: Amounts,
  accountCash: number,
): Record<string, string> {
  const funded = fundBuys(buys, decimals(strategyCash), decimal(accountCash));
  return Object.fromEntries(funded.map(({ order, quantity }) => [order.symbol, toText(quantity)]));
}

describe("funding buys", () => {
  it("buys all when the cash reaches", ({ expect }) => {
    const buys = [buy("SPY", 500, { a: 10 }), buy("TLT", 100, { a: 50 })];
    expect(fund(buys, { a: 10_000 }, 10_000)).toEqual({ SPY: "10", TLT: "50" });
  });

  it("cuts all buys in the same proportion when a strategy is short", ({ expect }) => {
    const buys = [buy("SPY", 500, { a: 10 }), buy("TLT", 100, { a: 50 })];
    expect(fund(buys, { a: 5000 }, 10_000)).toEqual({ SPY: "5", TLT: "25" });
  });

  it("cuts all buys in the same proportion when the account is short", ({ expect }) => {
    const buys = [buy("SPY", 500, { a: 10 }), buy("TLT", 100, { b: 50 })];
    expect(fund(buys, { a: 5000, b: 5000 }, 7500)).toEqual({ SPY: "7.5", TLT: "37.5" });
  });

  it("rounds whole shares down", ({ expect }) => {
    expect(fund([buy("DEAR", 800, { a: 6 }, false)], { a: 4700 }, 10_000)).toEqual({ DEAR: "5" });
  });

  it("buys nothing for a strategy whose cash is gone, or that is unknown", ({ expect }) => {
    const buys = [buy("SPY", 500, { a: 10 })];
    expect(fund(buys, { a: -20 }, 10_000)).toEqual({ SPY: "0" });
    expect(fund(buys, {}, 10_000)).toEqual({ SPY: "0" });
  });

  it("buys nothing when the account has no cash", ({ expect }) => {
    expect(fund([buy("SPY", 500, { a: 10 })], { a: 5000 }, 0)).toEqual({ SPY: "0" });
  });

  it("does not let a strategy without cash share in what another one pays for", ({ expect }) => {
    const funded = fundBuys([buy("SPY", 500, { a: 10, b: 10 })], decimals({ a: 0, b: 5000 }), decimal(5000));
    expect(funded.map(({ quantity }) => toText(quantity))).toEqual(["10"]);
    expect(funded.map(partsOf)).toEqual([{ a: "0", b: "10" }]);
  });

  it("never spends more than a strategy has, nor more than the account has, at the limits", ({ expect }) => {
    const wanted = fc.record({ a: shares(200), b: shares(200), limit: fc.integer({ min: 1, max: 50_000 }) });
    const orders = fc.array(fc.tuple(wanted, fc.boolean()), { minLength: 1, maxLength: 4 });
    const purses = fc.record({ a: dollars(20_000), b: dollars(20_000), account: dollars(40_000) });
    holdsAlways(
      fc.property(orders, purses, (list, cash) => {
        const buys = list.map(([{ a, b, limit }, fractionable], index) =>
          buy(`S${index}`, limit / 100, { a: toText(a), b: toText(b) }, fractionable),
        );
        const funded = fundBuys(buys, new Map(Object.entries({ a: cash.a, b: cash.b })), cash.account);
        const spentBy = (id: string) =>
          sum(
            funded.flatMap(({ shares: parts, limitPrice }) =>
              parts
                .filter(({ strategyId }) => strategyId === id)
                .map((part) => part.quantity.times(limitPrice)),
            ),
          );
        for (const [index, { quantity, shares: parts, order }] of funded.entries()) {
          expect(quantity.lte(buys.at(index)!.order.quantity)).toBe(true);
          if (!order.fractionable) expect(quantity.eq(quantity.round(0))).toBe(true);
          expect(toText(sum(parts.map((part) => part.quantity)))).toBe(toText(quantity));
        }
        expect(spentBy("a").lte(cash.a)).toBe(true);
        expect(spentBy("b").lte(cash.b)).toBe(true);
        expect(spentBy("a").plus(spentBy("b")).lte(cash.account)).toBe(true);
      }),
      500,
    );
  });
});

describe("the remainder of an order", () => {
  const { order } = buy("SPY", 500, { a: 6, b: 3 });

  it("is what each strategy lacks, whoever got how much before", ({ expect }) => {
    const left = remainder(order, new Map([["a", decimal(3)]]));
    expect(toText(left.quantity)).toBe("6");
    expect(partsOf(left)).toEqual({ a: "3", b: "3" });
  });

  it("is nothing for a strategy that has all it wanted, or more", ({ expect }) => {
    const left = remainder(
      order,
      new Map([
        ["a", decimal(6)],
        ["b", decimal(4)],
      ]),
    );
    expect(toText(left.quantity)).toBe("0");
  });
});
