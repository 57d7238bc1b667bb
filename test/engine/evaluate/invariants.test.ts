import * as fc from "fast-check";
import { describe, it } from "vitest";
import { alignBars } from "../../../src/engine/bars/align.ts";
import type { BarTable, DailyBars } from "../../../src/engine/bars/types.ts";
import { decide, type Decision } from "../../../src/engine/evaluate/decide.ts";
import { evaluate, type Evaluation } from "../../../src/engine/evaluate/evaluate.ts";
import { warmUpBars } from "../../../src/engine/evaluate/required-bars.ts";
import { DAYS, markets, strategies } from "../support/arbitraries.ts";
import { SESSIONS } from "../support/market.ts";
import { basic, type Export, programOf } from "../support/strategies.ts";

const day = fc.integer({ min: 0, max: DAYS - 1 });

/** The bars up to and including a date. */
function until(bars: ReadonlyMap<string, DailyBars>, date: string): Map<string, DailyBars> {
  const cut = ({ dates, open, high, low, close, volume }: DailyBars): DailyBars => {
    const kept = dates.filter((other) => other <= date).length;
    return {
      dates: dates.slice(0, kept),
      open: open.slice(0, kept),
      high: high.slice(0, kept),
      low: low.slice(0, kept),
      close: close.slice(0, kept),
      volume: volume.slice(0, kept),
    };
  };
  return new Map([...bars].map(([ticker, daily]) => [ticker, cut(daily)]));
}

/** The weights of an evaluation on one row, without zeros. */
function rowOf({ weights }: Evaluation, row: number): Record<string, number> {
  const entries = [...weights].map(([ticker, column]): [string, number] => [ticker, column.at(row)!]);
  return Object.fromEntries(entries.filter(([, weight]) => weight !== 0));
}

function evaluateTree(tree: Export, table: BarTable): Evaluation {
  return evaluate(programOf(tree), table);
}

function decideTree(tree: Export, table: BarTable): Decision {
  return decide(programOf(tree), table);
}

describe("on any market, any strategy", () => {
  it("never goes short and never invests more than there is", ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, (tree, bars) => {
        const { dates, weights } = evaluateTree(tree, alignBars(bars));
        for (const row of dates.keys()) {
          const held = [...weights.values()].map((column) => column.at(row)!);
          expect(Math.min(0, ...held)).toBe(0);
          expect(held.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("decides at each bar what a backtest over all bars shows there, trace included", ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, day, (tree, bars, at) => {
        const past = alignBars(until(bars, SESSIONS.at(at)!));
        fc.pre(past.dates.length > 0);
        const decision = decideTree(tree, past);
        const all = alignBars(bars);
        expect(decision.weights).toEqual(rowOf(evaluateTree(tree, all), all.dates.indexOf(decision.date)));
        const root = decision.trace.at(0)!;
        expect(Object.keys(root.weights)).toEqual(Object.keys(decision.weights));
        for (const [ticker, weight] of Object.entries(decision.weights)) {
          expect(root.weights[ticker]).toBeCloseTo(weight, 12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not know the future: other prices after a bar leave its weights as they are", ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, markets, day, (tree, bars, others, at) => {
        const date = SESSIONS.at(at)!;
        const spliced = new Map(
          [...until(bars, date)].map(([ticker, past]) => [ticker, splice(past, others.get(ticker)!, date)]),
        );
        const before = evaluateTree(tree, alignBars(bars));
        const after = evaluateTree(tree, alignBars(spliced));
        for (const [row, session] of before.dates.entries()) {
          if (session > date) break;
          expect(rowOf(after, row)).toEqual(rowOf(before, row));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("does not care in which order its tickers were loaded", ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, (tree, bars) => {
        const reversed = new Map([...bars].toReversed());
        expect(decideTree(tree, alignBars(reversed))).toEqual(decideTree(tree, alignBars(bars)));
      }),
    );
  });

  it("decides alike alone and beside a copy of itself", ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, (tree, bars) => {
        const table = alignBars(bars);
        const alone = decideTree(tree, table);
        const twice = decideTree(basic([tree, structuredClone(tree)]), table);
        expect(twice.weights).toEqual(alone.weights);
        expect(twice.trace.length).toBe(1 + 2 * alone.trace.length);
      }),
    );
  });

  it("knows everything once it has its warm-up of unbroken bars", ({ expect }) => {
    fc.assert(
      fc.property(strategies, fc.infiniteStream(fc.integer({ min: 8, max: 14 })), (tree, prices) => {
        const program = programOf(tree);
        const bars = warmUpBars(program);
        const daily = (): DailyBars => {
          const close = Float64Array.from({ length: bars }, () => prices.next().value);
          return {
            dates: SESSIONS.slice(0, bars),
            open: close,
            high: close,
            low: close,
            close,
            volume: close,
          };
        };
        const table = alignBars(new Map(["AAA", "BBB", "CCC", "DDD"].map((ticker) => [ticker, daily()])));
        expect(decide(program, table).unknowns).toEqual([]);
      }),
    );
  });

  it("says what is unknown exactly where a list or a volatility in its path is", ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, (tree, bars) => {
        const { trace, unknowns } = decideTree(tree, alignBars(bars));
        const looked = new Set(trace.map(({ id }) => id));
        for (const { nodeId, conditionId, reason, tickers } of unknowns) {
          expect(looked).toContain(nodeId);
          expect(tickers.length).toBeGreaterThan(0);
          if (conditionId === null) continue;
          const entry = trace.find(({ id }) => id === nodeId);
          const condition = entry?.conditions?.find(({ id }) => id === conditionId);
          expect(condition).toMatchObject({ result: "unknown", reason });
        }
      }),
    );
  });
});

/** The past followed by the other history's bars after the date. */
function splice(past: DailyBars, other: DailyBars, date: string): DailyBars {
  const from = other.dates.filter((session) => session <= date).length;
  const join = (before: Float64Array, after: Float64Array) =>
    Float64Array.of(...before, ...after.subarray(from));
  return {
    dates: [...past.dates, ...other.dates.slice(from)],
    open: join(past.open, other.open),
    high: join(past.high, other.high),
    low: join(past.low, other.low),
    close: join(past.close, other.close),
    volume: join(past.volume, other.volume),
  };
}
