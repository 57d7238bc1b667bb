/** What must hold of any strategy on any market; the oracle itself is judged here. */
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { longMarkets, markets, type Bars } from "./arbitraries/markets.ts";
import { backtests, strategies, timings, yearlyStrategies } from "./arbitraries/strategies.ts";
import { oracleBacktest, oracleWeights } from "./oracle.ts";

const SEED = 20_261_123;
/** Milliseconds: the oracle takes its time. */
const PATIENCE = 60_000;

function holdsAlways<Values>(property: fc.IProperty<Values>, runs: number): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}

/** The bars up to and including a date. */
function until(bars: Bars, date: string): Bars {
  return new Map(
    [...bars].map(([ticker, { dates, open, high, low, close, volume }]) => {
      const count = dates.filter((other) => other <= date).length;
      return [
        ticker,
        {
          dates: dates.slice(0, count),
          open: open.slice(0, count),
          high: high.slice(0, count),
          low: low.slice(0, count),
          close: close.slice(0, count),
          volume: volume.slice(0, count),
        },
      ];
    }),
  );
}

describe("on any market, any strategy", { timeout: PATIENCE }, () => {
  it("is long, and invests at most the whole", ({ expect }) => {
    holdsAlways(
      fc.property(strategies, markets, timings, (tree, bars, timing) => {
        for (const weights of oracleWeights(tree, bars, { timing }).weights) {
          const held = Object.values(weights);
          expect(held.every((weight) => weight > 0)).toBe(true);
          expect(held.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      60,
    );
  });

  it("decides without knowing the days to come", ({ expect }) => {
    holdsAlways(
      fc.property(strategies, markets, timings, fc.nat({ max: 80 }), (tree, bars, timing, at) => {
        const all = oracleWeights(tree, bars, { timing });
        fc.pre(all.dates.length > at);
        const past = oracleWeights(tree, until(bars, all.dates[at]!), { timing });
        expect(past.dates).toEqual(all.dates.slice(0, at + 1));
        expect(past.weights).toEqual(all.weights.slice(0, at + 1));
        expect(past.start).toBe(all.start !== null && all.start <= at ? all.start : null);
      }),
      60,
    );
  });

  it("decides over a year's history, too", ({ expect }) => {
    let started = 0;
    holdsAlways(
      fc.property(yearlyStrategies, longMarkets, timings, (tree, bars, timing) => {
        const { dates, weights, start } = oracleWeights(tree, bars, { timing });
        expect(weights).toHaveLength(dates.length);
        if (start !== null && start >= 252) started++;
      }),
      15,
    );
    expect(started).toBeGreaterThan(0);
  });

  it("never loses more than it has, and trades at most all of it twice a bar", ({ expect }) => {
    holdsAlways(
      fc.property(strategies, markets, backtests, (tree, bars, options) => {
        const { dates, equity, traded, decisions } = oracleBacktest(tree, bars, options);
        expect([equity, traded, decisions].map((values) => values.length)).toEqual(
          [dates, dates, dates].map((days) => days.length),
        );
        expect(equity.slice(0, 1)).toEqual(dates.length === 0 ? [] : [1]);
        expect(equity.every((value) => value > 0)).toBe(true);
        expect(traded.every((share) => share >= 0 && share <= 2 + 1e-9)).toBe(true);
      }),
      60,
    );
  });
});
