import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignBars } from "../../../src/engine/bars/align.ts";
import { tableThrough } from "../../../src/engine/bars/cut.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { decide } from "../../../src/engine/evaluate/decide.ts";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import { warmUpBars } from "../../../src/engine/evaluate/required-bars.ts";
import { expectSameWeights, prepare } from "../agreement/support.ts";
import { type Bars, markets } from "../oracle/arbitraries/markets.ts";
import { strategies, timings } from "../oracle/arbitraries/strategies.ts";
import { weekdaysFrom } from "../oracle/support/weekdays.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { basic, type Export, rowsOf, strategyOf } from "../support/strategies.ts";

const RUNS = 100;

const bar = fc.nat({ max: 89 });

/** The past up to a date followed by another history's bars after it. */
function splice(past: DailyBars, other: DailyBars, date: string): DailyBars {
  const kept = past.dates.filter((session) => session <= date).length;
  const from = other.dates.filter((session) => session <= date).length;
  const join = (before: Float64Array, after: Float64Array) =>
    Float64Array.of(...before.subarray(0, kept), ...after.subarray(from));
  return {
    dates: [...past.dates.slice(0, kept), ...other.dates.slice(from)],
    open: join(past.open, other.open),
    high: join(past.high, other.high),
    low: join(past.low, other.low),
    close: join(past.close, other.close),
    volume: join(past.volume, other.volume),
  };
}

describe("on any market, any strategy", { timeout: PROPERTY_TIMEOUT }, () => {
  it("never goes short and never invests more than there is", () => {
    holdsAlways(
      fc.property(strategies, markets, timings, (tree, bars, timing) => {
        const { program, table } = prepare(tree, bars);
        const { dates, weights } = evaluate(program, table, timing);
        const rows = dates.map((_, row) => [...weights.values()].map((column) => column.at(row)!));
        const invested = rows.map((held) => held.reduce((sum, weight) => sum + weight, 0));
        expect(Math.min(0, ...rows.flat())).toBe(0);
        expect(Math.max(0, ...invested)).toBeLessThanOrEqual(1 + 1e-12);
      }),
      RUNS,
    );
  });

  it("decides at each bar what a backtest over all bars shows there, to the last bit, trace included", () => {
    holdsAlways(
      fc.property(strategies, markets, timings, bar, (tree, bars, timing, at) => {
        const { program, table } = prepare(tree, bars);
        fc.pre(at < table.dates.length);
        const decision = decide(program, tableThrough(table, table.dates.at(at)!), timing);
        expect(decision.weights).toEqual(rowsOf(evaluate(program, table, timing)).at(at));
        const [root] = decision.trace;
        expect(root!.weights).toEqual(decision.weights);
      }),
      RUNS,
    );
  });

  it("does not know the future: other bars after a bar leave its weights as they are", () => {
    holdsAlways(
      fc.property(strategies, markets, markets, timings, bar, (tree, bars, others, timing, at) => {
        const { program, table } = prepare(tree, bars);
        fc.pre(at < table.dates.length);
        const date = table.dates.at(at)!;
        const spliced: Bars = new Map(
          [...bars].map(([ticker, past]) => [ticker, splice(past, others.get(ticker)!, date)]),
        );
        const before = rowsOf(evaluate(program, table, timing));
        const after = rowsOf(evaluate(program, prepare(tree, spliced).table, timing));
        expect(after.slice(0, at + 1)).toEqual(before.slice(0, at + 1));
      }),
      RUNS,
    );
  });

  it("does not know its own bar's close, high, low and volume when it decides before the open", () => {
    const beforeOpen = fc.constantFrom("OO" as const, "OC" as const);
    holdsAlways(
      fc.property(strategies, markets, markets, beforeOpen, bar, (tree, bars, others, timing, at) => {
        const { program, table } = prepare(tree, bars);
        fc.pre(at > 0 && at < table.dates.length);
        const date = table.dates.at(at)!;
        const previous = table.dates.at(at - 1)!;
        const spliced = prepare(
          tree,
          new Map(
            [...bars].map(([ticker, past]) => {
              const changed = splice(past, others.get(ticker)!, previous);
              const [own, other] = [past.dates.indexOf(date), changed.dates.indexOf(date)];
              // Whether there is a bar at all, and its open, are known before the open.
              if (own === -1 || other === -1) return [ticker, past];
              changed.open[other] = past.open.at(own)!;
              return [ticker, changed];
            }),
          ),
        );
        fc.pre(spliced.table.dates.indexOf(date) === at);
        for (const [ticker, columns] of table.columns) {
          fc.pre(columns.open.at(at) === spliced.table.columns.get(ticker)!.open.at(at));
        }
        const before = rowsOf(evaluate(program, table, timing)).at(at);
        expect(rowsOf(evaluate(program, spliced.table, timing)).at(at)).toEqual(before);
      }),
      RUNS,
    );
  });

  it("does not care in which order its tickers were loaded", () => {
    holdsAlways(
      fc.property(strategies, markets, (tree, bars) => {
        const { program } = prepare(tree, bars);
        const reversed = new Map([...bars].toReversed());
        expect(decide(program, alignBars(reversed))).toEqual(decide(program, alignBars(bars)));
      }),
      RUNS,
    );
  });

  it("decides alike alone and beside a copy of itself", () => {
    holdsAlways(
      fc.property(strategies, markets, (tree, bars) => {
        // Every export has a kind, which the generator's type does not say.
        const copied = tree as Export;
        const { customIndicators, callChains } = copied;
        const { program, table } = prepare(tree, bars);
        fc.pre(table.dates.length > 0);
        const alone = decide(program, table);
        const pair = basic([copied, structuredClone(copied)], { customIndicators, callChains });
        const twice = decide(prepare(pair, bars).program, table);
        expectSameWeights(twice.weights, alone.weights, "twice");
        expect(twice.trace.length).toBe(1 + 2 * alone.trace.length);
      }),
      RUNS,
    );
  });

  it("turns on nothing that is missing once it has its warm-up of unbroken bars", () => {
    const prices = fc.infiniteStream(fc.integer({ min: 8, max: 14 }));
    holdsAlways(
      fc.property(strategies, prices, (tree, stream) => {
        const strategy = strategyOf(tree);
        const program = compile(strategy);
        const dates = weekdaysFrom("2023-12-04", warmUpBars(program));
        const daily = (): DailyBars => {
          const close = Float64Array.from(dates, () => stream.next().value);
          return { dates, open: close, high: close, low: close, close, volume: close };
        };
        const tickers = ["AAA", "BBB", "CCC", "DDD", "EEE"];
        const table = alignBars(new Map(tickers.map((ticker) => [ticker, daily()])));
        const { unknowns } = decide(program, table);
        expect(unknowns.filter(({ reason }) => reason === "missing-data")).toEqual([]);
      }),
      RUNS,
    );
  });

  it("says what is unknown exactly where something in its path is", () => {
    holdsAlways(
      fc.property(strategies, markets, (tree, bars) => {
        const { program, table } = prepare(tree, bars);
        fc.pre(table.dates.length > 0);
        const { trace, unknowns } = decide(program, table);
        const looked = new Set(trace.map(({ id }) => id));
        for (const { nodeId, conditionId, reason, tickers } of unknowns) {
          expect(looked).toContain(nodeId);
          // Nothing is missing of a branch that holds nothing: its equity is flat, which leaves some metrics undefined.
          expect(tickers.length > 0 || reason === "warm-up").toBe(true);
          if (conditionId === null) continue;
          const entry = trace.find(({ id }) => id === nodeId);
          const conditions = entry?.conditions?.filter(({ id }) => id === conditionId) ?? [];
          expect(conditions).toContainEqual(expect.objectContaining({ result: "unknown", reason }));
        }
      }),
      RUNS,
    );
  });
});
