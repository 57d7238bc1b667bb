/** Random markets of a few tickers, and target weights on them. */
import * as fc from "fast-check";
import type { BarTable } from "../../../../src/engine/bars/types.ts";
import { TIMINGS } from "../../../../src/engine/timing.ts";
import { type Prices, tableOf } from "./market.ts";

export const TICKERS = ["AAA", "BBB", "CCC"] as const;
export const BARS = 12;

const price = fc.double({ min: 5, max: 50, noNaN: true });
const column = (one: fc.Arbitrary<number>) => fc.array(one, { minLength: BARS, maxLength: BARS });

function marketsOf(one: fc.Arbitrary<number>): fc.Arbitrary<BarTable> {
  const prices: fc.Arbitrary<Prices> = fc.record({ open: column(one), close: column(one) });
  return fc.record({ AAA: prices, BBB: prices, CCC: prices }).map(tableOf);
}

/** Every price is known. */
export const markets = marketsOf(price);

/** About one price in five is unknown, opens and closes on their own. */
export const marketsWithHoles = marketsOf(fc.oneof({ weight: 4, arbitrary: price }, fc.constant(NaN)));

/** Targets of one bar: parts of each ticker and of cash, which may all be zero but cash. */
const targets = fc
  .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(2))
  .map(([a, b, c, cash]) => [a, b, c].map((part) => part / (Math.max(1, a + b + c) + cash)));

export const weights: fc.Arbitrary<ReadonlyMap<string, Float64Array>> = fc
  .array(targets, { minLength: BARS, maxLength: BARS })
  .map(
    (rows) =>
      new Map(TICKERS.map((ticker, index) => [ticker, Float64Array.from(rows, (row) => row.at(index)!)])),
  );

export const timings = fc.constantFrom(...TIMINGS);
export const costs = fc.integer({ min: 0, max: 200 });
