import * as fc from "fast-check";
import { describe, it } from "vitest";
import { backtest, type BacktestOptions } from "../../../src/engine/backtest/backtest.ts";
import { BacktestSession } from "../../../src/engine/backtest/session.ts";
import { alignBars } from "../../../src/engine/bars/align.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import type { StrategyNode } from "../../../src/engine/strategy/tree.ts";
import { digestOf } from "../../identity/digest.ts";
import { markets } from "../oracle/arbitraries/markets.ts";
import { backtests, strategies } from "../oracle/arbitraries/strategies.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { strategyOf } from "../support/strategies.ts";
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
