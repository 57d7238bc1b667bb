/** Random markets of a few tickers. */
import * as fc from "fast-check";
import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import { weekdaysFrom } from "../support/weekdays.ts";
import { histories, type HistoryShape } from "./history.ts";
import { TICKERS } from "./tickers.ts";

export type Bars = ReadonlyMap<string, DailyBars>;

/** Mondays before the turn to a leap year. */
const FIRST_DATES = ["2023-11-13", "2023-12-04"] as const;

function marketsOf(days: number, shape: HistoryShape): fc.Arbitrary<Bars> {
  return fc.constantFrom(...FIRST_DATES).chain((first) => {
    const history = histories(weekdaysFrom(first, days), shape);
    return fc
      .tuple(...TICKERS.map(() => history))
      .map((all) => new Map(TICKERS.map((ticker, index) => [ticker, all[index]!])));
  });
}

/** Ninety days with late listings, short and long holes, flat stretches and jumps. */
export const markets: fc.Arbitrary<Bars> = marketsOf(90, {
  latestListing: 15,
  events: ["hole", "hole", "flat", "noPrice", "double", "halve"],
  longestHole: 9,
});

/** Three hundred days for indicators that look back over a year; no hole is too long to be carried. */
export const longMarkets: fc.Arbitrary<Bars> = marketsOf(300, {
  latestListing: 20,
  events: ["hole", "flat", "double", "halve"],
  longestHole: 5,
});
