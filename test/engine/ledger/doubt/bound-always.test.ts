import * as fc from "fast-check";
import { describe, it } from "vitest";
import { type AccountBook, ownedCash, ownedShares } from "../../../../src/engine/ledger/account-book.ts";
import { boundLedgers } from "../../../../src/engine/ledger/doubt/binding.ts";
import { doubtOf, type OpenOrder } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { plannedLedger, type StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import type { Explained } from "../../../../src/engine/ledger/replay/effect.ts";
import { type Decimal, decimal, max, min, sum, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { dollars, shares } from "../../rebalance/support/arbitraries.ts";
import { holdsAlways } from "../../support/property.ts";
import { ledger } from "../support/account.ts";

const SYMBOLS = ["AAA", "BBB", "CCC"] as const;
const NAMES = ["a", "b", "c"] as const;
/** CCC has no price. */
const prices = decimals({ AAA: "12.34", BBB: 500 });

interface Situation {
  readonly book: AccountBook;
  readonly broker: Explained;
  readonly orders: readonly OpenOrder[];
  readonly unreadable: readonly string[];
}

const quantities = fc.tuple(shares(20), shares(20), shares(20));

const openOrder: fc.Arbitrary<OpenOrder> = fc.record({
  symbol: fc.constantFrom(...SYMBOLS),
  side: fc.constantFrom("buy" as const, "sell" as const),
  left: shares(30),
  limitPrice: fc.option(fc.integer({ min: 1, max: 90_000 }).map((cents) => decimal(cents).div(100))),
  // One of them may be of a strategy that has ended.
  shares: fc
    .subarray([...NAMES, "z"], { minLength: 1 })
    .map((names) => names.map((strategyId, index) => ({ strategyId, quantity: decimal(index + 1) }))),
});

function ledgerOf(strategyId: string, cash: Decimal, held: readonly Decimal[]): StrategyLedger {
  const costed = SYMBOLS.map((symbol, index) => [symbol, [toText(held.at(index)!), 1]] as const);
  return ledger(
    strategyId,
    toText(cash),
    Object.fromEntries(costed.filter(([, [quantity]]) => quantity !== "0")),
  );
}

/** What a broker has, with each amount left out, halved, as it is, or more. */
const factor = fc.constantFrom("-0.5", "0", "0.5", "0.99", "1", "1", "1.5");

const situations: fc.Arbitrary<Situation> = fc
  .record({
    owners: fc.array(fc.tuple(dollars(3000), quantities, fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 3,
    }),
    free: fc.tuple(dollars(1000), quantities),
    factors: fc.tuple(factor, factor, factor, factor),
    orders: fc.array(openOrder, { maxLength: 3 }),
    unreadable: fc.oneof(fc.constant([]), fc.subarray([...SYMBOLS], { maxLength: 1 })),
  })
  .map(({ owners, free, factors, orders, unreadable }) => {
    // Every sixth owes cash.
    const ledgers = owners.map(([cash, held, debt], index) =>
      ledgerOf(NAMES[index]!, debt === 0 ? cash.neg() : cash, held),
    );
    const holdings = SYMBOLS.map((symbol, index): [string, Decimal] => {
      const all = [...owners.map(([, held]) => held), free[1]];
      return [symbol, sum(all.map((held) => held.at(index)!))];
    });
    const cash = ownedCash(ledgers).plus(free[0]);
    const has = holdings.map(([symbol, held], index): [string, Decimal] => [
      symbol,
      held.times(factors.at(index)!).round(9),
    ]);
    return {
      book: { ledgers, holdings: new Map(holdings), cash },
      broker: { holdings: new Map(has), cash: cash.times(factors[3]).round(2) },
      orders,
      unreadable,
    };
  });

function boundOf({ book, broker, orders, unreadable }: Situation) {
  const rows = unreadable.map((symbol) => ({ symbol, message: "no quantity" }));
  const doubt = doubtOf(book, broker, orders, rows);
  return { doubt, bound: boundLedgers(book, doubt, prices) };
}

describe("bound ledgers, whatever is in doubt", () => {
  it("have no more than their ledgers, and no negative position", ({ expect }) => {
    holdsAlways(
      fc.property(situations, (situation) => {
        const { bound } = boundOf(situation);
        for (const whole of situation.book.ledgers.map(plannedLedger)) {
          const { ledger: certain, inDoubt } = bound.get(whole.strategyId)!;
          expect(certain.cash.lte(whole.cash)).toBe(true);
          // What it owes, it owes for certain; it owes no more because of a doubt.
          expect(certain.cash.gte(min(whole.cash, ZERO))).toBe(true);
          expect(inDoubt.gte(0)).toBe(true);
          for (const [symbol, quantity] of certain.positions) {
            expect(quantity.gt(0) && quantity.lte(whole.positions.get(symbol) ?? ZERO)).toBe(true);
            expect(quantity.round(9).eq(quantity)).toBe(true);
          }
        }
      }),
      500,
    );
  });

  it("and what is in doubt are the ledgers, at the prices", ({ expect }) => {
    holdsAlways(
      fc.property(situations, (situation) => {
        const { bound } = boundOf(situation);
        for (const whole of situation.book.ledgers.map(plannedLedger)) {
          const { ledger: certain, inDoubt } = bound.get(whole.strategyId)!;
          const gone = [...whole.positions].map(([symbol, quantity]) =>
            quantity.minus(certain.positions.get(symbol) ?? ZERO).times(prices.get(symbol) ?? ZERO),
          );
          const expected = sum([whole.cash.minus(certain.cash), ...gone]);
          expect(toText(inDoubt)).toBe(toText(expected));
        }
      }),
      500,
    );
  });

  it("have together no more than the broker: nothing is spent or sold twice", ({ expect }) => {
    holdsAlways(
      fc.property(situations, (situation) => {
        const { doubt, bound } = boundOf(situation);
        const certain = [...bound.values()].map((each) => each.ledger);
        for (const symbol of SYMBOLS) {
          const together = sum(certain.map(({ positions }) => positions.get(symbol) ?? ZERO));
          const has = situation.unreadable.includes(symbol) ? ZERO : situation.broker.holdings.get(symbol)!;
          expect(together.lte(max(has, ZERO))).toBe(true);
        }
        const positive = sum(certain.map(({ cash }) => max(cash, ZERO)));
        const rounding = doubt.cash.eq(0) ? decimal(1) : ZERO;
        const together = sum(certain.map(({ cash }) => cash));
        expect(positive.eq(0) || together.lte(situation.broker.cash.plus(rounding))).toBe(true);
      }),
      500,
    );
  });

  it("are the ledgers where nothing is in doubt", ({ expect }) => {
    holdsAlways(
      fc.property(situations, ({ book }) => {
        const { bound, doubt } = boundOf({ book, broker: book, orders: [], unreadable: [] });
        expect(doubt.shares.size).toBe(0);
        for (const own of book.ledgers) {
          const { ledger: certain, inDoubt, isLarge } = bound.get(own.strategyId)!;
          expect([toText(certain.cash), toText(inDoubt), isLarge]).toEqual([toText(own.cash), "0", false]);
          for (const symbol of SYMBOLS) {
            const whole = toText(ownedShares([own], symbol));
            expect(toText(certain.positions.get(symbol) ?? ZERO)).toBe(whole);
          }
        }
      }),
    );
  });
});
