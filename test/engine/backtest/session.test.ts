import * as fc from "fast-check";
import { describe, it } from "vitest";
import { backtest, type BacktestOptions } from "../../../src/engine/backtest/backtest.ts";
import { BacktestSession } from "../../../src/engine/backtest/session.ts";
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { dateOfEpochDay } from "../../../src/engine/calendar/dates.ts";
import { alignBars } from "../../../src/engine/bars/align.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import type { StrategyNode } from "../../../src/engine/strategy/tree.ts";
import { digestOf } from "../../identity/digest.ts";
import { markets } from "../oracle/arbitraries/markets.ts";
import { backtests, strategies } from "../oracle/arbitraries/strategies.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { columnsOf } from "../support/market.ts";
import { basic, condition, hold, indicator, strategyOf } from "../support/strategies.ts";
import { type Edit, edited, edits } from "./support/edits.ts";

interface Step {
  readonly edit: Edit;
  /** The options from this step on, where they change. */
  readonly options: BacktestOptions | null;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ edit: edits, options: fc.option(backtests, { freq: 5 }) }),
  { minLength: 1, maxLength: 14 },
);
const trees = fc.array(strategies, { minLength: 2, maxLength: 3 });

const CLOSES: BacktestOptions = { timing: "CC", costBps: 5 };

/** The table of some closes, a day each. */
function tableOf(closes: Readonly<Record<string, readonly number[]>>): BarTable {
  const columns = new Map(Object.entries(closes).map(([ticker, own]) => [ticker, columnsOf(own)]));
  const days = Math.max(...Object.values(closes).map(({ length }) => length));
  return { dates: Array.from({ length: days }, (_, day) => dateOfEpochDay(14_000 + day)), columns };
}

/** Closes whose returns have all their digits. */
function wiggling(days: number, size: number): number[] {
  return Array.from({ length: days }, (_, day) => 100 * (1 + size * Math.sin(day * (1 + 37 * size))));
}

/** The tree after each step, from the first one on. */
function history(exports: readonly object[], all: readonly Step[]): StrategyNode[] {
  const others = exports.map((each) => strategyOf(each));
  const past = [others[0]!];
  for (const { edit } of all) past.push(edited(past.at(-1)!, edit, others, past));
  return past;
}

describe("a session of an editor", { timeout: PROPERTY_TIMEOUT }, () => {
  it("answers, whatever is edited, what a fresh backtest does, to the bit", ({ expect }) => {
    holdsAlways(
      fc.property(trees, markets, backtests, steps, (exports, bars, first, all) => {
        const table = alignBars(bars);
        const session = new BacktestSession(table);
        let options: BacktestOptions = first;
        const answers = history(exports, all).map((tree, step) => {
          options = all[step - 1]?.options ?? options;
          const answer = session.backtest(tree, options);
          const digest = digestOf(answer);
          expect(digest).toBe(digestOf(backtest(compile(tree), table, options)));
          const score = session.score(tree, options);
          expect(score.ok && answer.ok ? score.metrics : score).toEqual(
            answer.ok ? answer.backtest.metrics : answer,
          );
          return { answer, digest };
        });
        for (const { answer, digest } of answers) expect(digestOf(answer)).toBe(digest);
      }),
      120,
    );
  });

  it("adds volatilities up in the order of a branch's children though it was the whole strategy before", ({
    expect,
  }) => {
    const table = tableOf({
      AAA: wiggling(60, 0.013),
      BBB: wiggling(60, 0.029),
      CCC: wiggling(60, 0.0171),
      DDD: wiggling(60, 0.007),
    });
    const whole = strategyOf(basic([hold("CCC"), hold("AAA"), hold("BBB")]));
    const part: StrategyNode = {
      ...whole,
      kind: "basic",
      slots: {
        next: {
          children: [whole, strategyOf(hold("DDD"))],
          weighting: { mode: "inverse", volWindow: 5, minCap: 0, maxCap: 1 },
        },
      },
    };
    const session = new BacktestSession(table);
    // The first one brings a ticker that the others then find known.
    for (const tree of [strategyOf(hold("DDD")), whole, part]) {
      const fresh = backtest(compile(tree), table, CLOSES);
      expect(digestOf(session.backtest(tree, CLOSES))).toBe(digestOf(fresh));
    }
  });

  it("goes by the options as they were given, whatever becomes of their object afterwards", ({ expect }) => {
    const table = tableOf({ AAA: wiggling(60, 0.013) });
    const tree = strategyOf(hold("AAA"));
    const session = new BacktestSession(table);
    const changed = { ...CLOSES };
    session.backtest(tree, changed);
    changed.costBps = 200;
    const fresh = backtest(compile(tree), table, CLOSES);
    expect(digestOf(session.backtest(tree, CLOSES))).toBe(digestOf(fresh));
  });

  it("remembers no more than it may, and what one strategy takes", ({ expect }) => {
    const table = tableOf({ AAA: wiggling(2_000, 0.013), BBB: wiggling(2_000, 0.02) });
    const variant = (window: number, threshold: number) =>
      strategyOf(
        indicator([condition("AAA", threshold, { metric: "RSI", window })], [hold("AAA")], [hold("BBB")]),
      );
    const alone = new BacktestSession(table);
    alone.backtest(variant(2, 50), CLOSES);
    const mostBytes = 10 * alone.bytes;
    const session = new BacktestSession(table, { mostBytes });
    const taken: number[] = [];
    for (let step = 0; step < 200; step++) {
      session.backtest(variant(2 + step, 30 + step / 10), CLOSES);
      taken.push(session.bytes);
    }
    expect(Math.max(...taken)).toBeLessThanOrEqual(mostBytes + 2 * alone.bytes);
    // It grew, and started over several times.
    expect(taken.filter((bytes, step) => bytes < (taken[step - 1] ?? 0)).length).toBeGreaterThan(3);
  });

  it("answers the same when it has to forget at every step", ({ expect }) => {
    holdsAlways(
      fc.property(trees, markets, backtests, steps, (exports, bars, options, all) => {
        const table = alignBars(bars);
        const session = new BacktestSession(table, { mostBytes: 0 });
        for (const tree of history(exports, all)) {
          const answer = session.backtest(tree, options);
          expect(digestOf(answer)).toBe(digestOf(backtest(compile(tree), table, options)));
        }
      }),
      20,
    );
  });
});
