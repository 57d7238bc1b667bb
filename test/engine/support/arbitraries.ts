/** Random markets with holes, and random strategies on their tickers. */
import * as fc from "fast-check";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import type { Export } from "./strategies.ts";
import { dailyBars } from "./market.ts";

export const TICKERS = ["AAA", "BBB", "CCC", "DDD"] as const;
export const DAYS = 40;

const ticker = fc.constantFrom(...TICKERS);
/** Few prices, so that ties, flat stretches and crossings happen; about one bar in nine is missing. */
const close = fc.option(fc.integer({ min: 8, max: 14 }), { freq: 8 });
const stretch = fc.oneof(
  { weight: 5, arbitrary: fc.array(close, { minLength: 5, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.constant<null[]>([null, null, null, null, null]) },
);
const closes = fc
  .array(stretch, { minLength: DAYS / 5, maxLength: DAYS / 5 })
  .map((stretches) => stretches.flat());

export const markets: fc.Arbitrary<ReadonlyMap<string, DailyBars>> = fc
  .tuple(closes, closes, closes)
  .map((histories) => new Map(histories.map((history, index) => [TICKERS.at(index)!, dailyBars(history)])));

const metric = fc.constantFrom("Current Price", "SMA", "EMA", "RSI", "ROC");
const window = fc.integer({ min: 1, max: 8 });

const condition = fc.record({
  type: fc.constantFrom("if", "and", "or"),
  metric,
  window,
  ticker,
  comparator: fc.constantFrom("lt", "gt", "lte", "gte", "crossAbove", "crossBelow"),
  threshold: fc.constantFrom(0, 9, 10, 11, 50),
  expanded: fc.boolean(),
  rightMetric: fc.option(metric),
  rightWindow: fc.option(window),
  rightTicker: fc.option(ticker),
  forDays: fc.integer({ min: 1, max: 3 }),
});

const mode = fc.constantFrom("equal", "defined", "inverse", "pro", "capped");
const weighting = fc.record({
  weighting: mode,
  weightingThen: fc.option(mode),
  weightingElse: fc.option(mode),
  volWindow: fc.integer({ min: 1, max: 5 }),
  minCap: fc.constantFrom(0, 10, 40),
  maxCap: fc.constantFrom(0, 30, 60, 100),
  cappedFallback: fc.constantFrom("Empty", ...TICKERS),
  window: fc.integer({ min: 0, max: 3 }),
});

export const strategies: fc.Arbitrary<Export> = fc.letrec<{ node: Export }>((tie) => {
  const children = fc.array(fc.option(tie("node"), { freq: 6 }), { maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({
        kind: fc.constant("position"),
        positions: fc.array(fc.oneof(ticker, fc.constant("Empty")), { maxLength: 3 }),
        window: fc.integer({ min: 0, max: 3 }),
      }),
      fc
        .tuple(children, weighting)
        .map(([next, fields]) => ({ kind: "basic", children: { next }, ...fields })),
      fc
        .tuple(children, children, fc.array(condition, { maxLength: 4 }), weighting)
        .map(([whenTrue, whenFalse, conditions, fields]) => ({
          kind: "indicator",
          children: { then: whenTrue, else: whenFalse },
          conditions,
          ...fields,
        })),
    ),
  };
}).node;
