/** Random accounts: some strategies on some symbols, in any mixture of fractional and whole shares. */
import * as fc from "fast-check";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { StrategyTarget } from "../../../../src/engine/rebalance/types.ts";
import type { Story } from "./account.ts";

export const SYMBOLS = ["AAA", "BBB", "CCC", "DDD"] as const;
const BILLION = 1_000_000_000;

/** Dollars to the cent. */
export function dollars(most: number): fc.Arbitrary<Decimal> {
  return fc.integer({ min: 0, max: most * 100 }).map((cents) => decimal(cents).div(100));
}

/** Shares to 9 decimals; often round ones. */
export function shares(most: number): fc.Arbitrary<Decimal> {
  return fc.oneof(
    fc.integer({ min: 0, max: most }).map((whole) => decimal(whole)),
    fc
      .tuple(fc.integer({ min: 0, max: most - 1 }), fc.integer({ min: 0, max: BILLION - 1 }))
      .map(([whole, billionths]) => decimal(whole).plus(decimal(billionths).div(BILLION))),
  );
}

/** Dollars a share: from a cent to some hundreds, in cents. */
const price = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((cents) => cents / 100),
  fc.constantFrom(1, 10, 100),
);

/** Fractions that sum to 1 at most; null holds. */
const weights = fc.option(
  fc
    .array(fc.nat(20), { minLength: SYMBOLS.length + 1, maxLength: SYMBOLS.length + 1 })
    .map((parts): Record<string, number> => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const named = SYMBOLS.map((symbol, index): [string, number] => [symbol, parts.at(index)! / total]);
      return total === 0 ? {} : Object.fromEntries(named.filter(([, weight]) => weight > 0));
    }),
  { freq: 6 },
);

/** Mostly cash; sometimes a debt that a new division of the account has left. */
const purse = fc.oneof(
  { weight: 4, arbitrary: dollars(50_000) },
  dollars(5_000).map((debt) => debt.times(-1)),
);

function target(strategyId: string, whole: readonly string[]): fc.Arbitrary<StrategyTarget> {
  // A split may leave a fraction of a share of what is traded in whole shares only.
  const holding = (symbol: string) =>
    fc.tuple(shares(500), fc.nat(4)).map(([quantity, split]) => {
      return whole.includes(symbol) && split > 0 ? quantity.round(0, 0) : quantity;
    });
  return fc
    .record({ cash: purse, weights, held: fc.tuple(...SYMBOLS.map(holding)) })
    .map(({ cash, held, weights: decided }) => {
      const positions = SYMBOLS.map((symbol, index): [string, Decimal] => [symbol, held.at(index)!]);
      return {
        ledger: { strategyId, cash, positions: new Map(positions.filter(([, quantity]) => quantity.gt(0))) },
        weights: decided,
      };
    });
}

/** Accounts of one to three strategies; some symbols trade in whole shares only, some not at all. */
export const stories: fc.Arbitrary<Story> = fc
  .record({
    prices: fc.tuple(price, price, price, price),
    whole: fc.subarray([...SYMBOLS]),
    blocked: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray([...SYMBOLS], { maxLength: 1 })),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ prices, whole, blocked, count }) =>
    fc.tuple(...["a", "b", "c"].slice(0, count).map((id) => target(id, whole))).map((strategies) => ({
      strategies,
      whole,
      blocked,
      prices: Object.fromEntries(SYMBOLS.map((symbol, index) => [symbol, prices.at(index)!])),
    })),
  );
