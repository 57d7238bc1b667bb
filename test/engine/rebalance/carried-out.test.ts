import * as fc from "fast-check";
import { describe, type ExpectStatic, it } from "vitest";
import { onGrid, pegged } from "../../../src/engine/execution/limit-price.ts";
import {
  type Decimal,
  decimal,
  max,
  min,
  QUANTITY_DECIMALS,
  roundDown,
  sum,
  toText,
  ZERO,
} from "../../../src/engine/money/decimal.ts";
import { book, divideFill, type Fill } from "../../../src/engine/rebalance/book.ts";
import { fundBuys, remainder } from "../../../src/engine/rebalance/fund.ts";
import { payableCrosses } from "../../../src/engine/rebalance/payable-crosses.ts";
import type { Ledger, PlannedOrder } from "../../../src/engine/rebalance/types.ts";
import { holdsAlways } from "../support/property.ts";
import { decimals, planOf } from "./support/account.ts";
import { stories, SYMBOLS } from "./support/arbitraries.ts";

/** How one attempt of an order goes: the part that fills, and the price it fills at, in percent of the snapshot's. */
interface Course {
  readonly filled: number;
  readonly price: number;
}

const course = fc.record({ filled: fc.constantFrom(0, 37, 50, 99, 100), price: fc.nat(6) });
/** All sells have one attempt, all buys three; orders take turns with the courses there are. */
const courses = fc.record({
  sells: fc.tuple(course, course, course),
  buys: fc.array(fc.tuple(course, course), { minLength: 3, maxLength: 3 }),
});

function fillOf(
  order: Pick<PlannedOrder, "symbol" | "side" | "quantity" | "shares">,
  part: number,
  price: Decimal,
): Fill {
  const quantity = roundDown(order.quantity.times(part).div(100), QUANTITY_DECIMALS);
  return { ...order, quantity, value: quantity.times(price) };
}

/** What each strategy has got of some fills. */
function gotOf(fills: readonly Fill[]): Map<string, Decimal> {
  const got = new Map<string, Decimal>();
  for (const { strategyId, quantity } of fills.flatMap(divideFill)) {
    got.set(strategyId, (got.get(strategyId) ?? ZERO).plus(quantity));
  }
  return got;
}

const total = (ledgers: readonly Ledger[], symbol: string) =>
  sum(ledgers.map(({ positions }) => positions.get(symbol) ?? ZERO));
const cashOf = (ledgers: readonly Ledger[]) => sum(ledgers.map(({ cash }) => cash));

const signOf = { buy: 1, sell: -1 };

/** Whether what a plan's orders filled is what moved: no order more than planned, no share or cent lost. */
function expectNothingLost(
  expect: ExpectStatic,
  [before, after]: readonly [readonly Ledger[], readonly Ledger[]],
  orders: readonly PlannedOrder[],
  fills: readonly Fill[],
): void {
  for (const planned of orders) {
    const done = fills.filter(({ symbol, side }) => symbol === planned.symbol && side === planned.side);
    expect(sum(done.map(({ quantity }) => quantity)).lte(planned.quantity)).toBe(true);
    const got = gotOf(done);
    for (const { strategyId, quantity } of planned.shares) {
      expect((got.get(strategyId) ?? ZERO).lte(quantity)).toBe(true);
    }
  }
  for (const symbol of SYMBOLS) {
    const moved = fills
      .filter((fill) => fill.symbol === symbol)
      .map(({ side, quantity }) => quantity.times(signOf[side]));
    expect(toText(total(after, symbol))).toBe(toText(total(before, symbol).plus(sum(moved))));
  }
  const paid = fills.map(({ side, value }) => value.round(2).times(signOf[side]));
  expect(toText(cashOf(after))).toBe(toText(cashOf(before).minus(sum(paid))));
  for (const [index, { cash }] of after.entries()) {
    // Every fill is booked in cents, which may be a cent more than its price.
    expect(cash.gte(min(before.at(index)!.cash, ZERO).minus("0.1"))).toBe(true);
  }
}

describe("a plan that is carried out, however its orders fill", () => {
  it("never needs more cash than there is, never sends more than was planned, and loses nothing", ({
    expect,
  }) => {
    const priceAt = (snapshot: Decimal, { price }: Course) => snapshot.times(97 + price).div(100);
    holdsAlways(
      fc.property(stories, courses, (story, how) => {
        const before = story.strategies.map(({ ledger }) => ledger);
        const snapshot = decimals(story.prices);
        const plan = planOf(story);
        const fills = plan.orders
          .filter(({ side }) => side === "sell")
          .map((order, index) => {
            const sold = how.sells.at(index % how.sells.length)!;
            return fillOf(order, sold.filled, priceAt(snapshot.get(order.symbol)!, sold));
          });
        const crosses = payableCrosses(book(before, [], fills), plan.crosses);
        const buys = plan.orders.filter(({ side }) => side === "buy");

        for (const [attempt, each] of how.buys.entries()) {
          const now = book(before, crosses, fills);
          const cash = new Map(now.map((own) => [own.strategyId, own.cash]));
          const account = min(max(cashOf(now), ZERO), sum(now.map((own) => max(own.cash, ZERO))));
          const priced = buys.map((planned) => {
            const done = fills.filter(({ symbol, side }) => symbol === planned.symbol && side === "buy");
            const price = snapshot.get(planned.symbol)!;
            const limitPrice = attempt === 0 ? onGrid(price) : pegged("buy", price, decimal("0.0025"));
            return { order: remainder(planned, gotOf(done)), limitPrice };
          });
          const funded = fundBuys(priced, cash, account);
          const cost = sum(funded.map(({ quantity, limitPrice }) => quantity.times(limitPrice)));
          expect(cost.lte(account)).toBe(true);
          for (const { strategyId, cash: own } of now) {
            const spent = funded.flatMap(({ shares, limitPrice }) =>
              shares
                .filter((share) => share.strategyId === strategyId)
                .map(({ quantity }) => quantity.times(limitPrice)),
            );
            expect(sum(spent).lte(max(own, ZERO))).toBe(true);
          }
          for (const [index, { order, quantity, shares, limitPrice }] of funded.entries()) {
            expect(quantity.lte(order.quantity)).toBe(true);
            const { filled } = each.at(index % each.length)!;
            fills.push(fillOf({ ...order, quantity, shares }, filled, limitPrice));
          }
        }

        expectNothingLost(expect, [before, book(before, crosses, fills)], plan.orders, fills);
      }),
      500,
    );
  });
});
