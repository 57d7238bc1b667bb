/** What a step of an editor takes: a strategy backtested again after a change, beside the fresh run. */
import { backtest } from "../../src/engine/backtest/backtest.ts";
import { BacktestSession } from "../../src/engine/backtest/session.ts";
import { alignBars } from "../../src/engine/bars/align.ts";
import type { BarTable, DailyBars } from "../../src/engine/bars/types.ts";
import { compile } from "../../src/engine/evaluate/compile.ts";
import { parseStrategy } from "../../src/engine/strategy/parse.ts";
import type { ComparisonCondition } from "../../src/engine/strategy/condition.ts";
import type { StrategyNode } from "../../src/engine/strategy/tree.ts";
import { type Figure, figure } from "../figure.ts";
import { medianTime, timeOnce } from "../median-time.ts";
import { COMMON, sleeves } from "./trees.ts";

const OPTIONS = { timing: "CC", costBps: 5 } as const;
/** The variants of a sweep: so many values of the threshold, for so many of the window. */
const THRESHOLDS = 50;
const WINDOWS = 20;

/** The strategy of `backtest-20y-10t`, in normal form. */
function strategy(): StrategyNode {
  const parsed = parseStrategy(
    sleeves({ sleeves: 8, levels: 3, conditions: 1, metrics: COMMON, indicators: 40 }),
  );
  if (!parsed.ok) throw new Error(parsed.findings[0]?.message);
  return parsed.strategy;
}

/** The strategy with another window and threshold of the first condition of its first sleeve; the rest is shared. */
function variant(root: StrategyNode, window: number, threshold: number): StrategyNode {
  if (root.kind !== "basic") throw new Error("the strategy begins with its sleeves");
  const { next } = root.slots;
  const [sleeve, ...others] = next.children;
  if (sleeve?.kind !== "indicator") throw new Error("a sleeve begins with a condition");
  const [first, ...more] = sleeve.conditions;
  if (first?.kind !== "comparison") throw new Error("a sleeve's condition compares");
  const condition: ComparisonCondition = {
    ...first,
    left: { ...first.left, window },
    right: { kind: "threshold", value: threshold },
  };
  const changed = { ...sleeve, conditions: [condition, ...more] };
  return { ...root, slots: { next: { ...next, children: [changed, ...others] } } };
}

/** The median time of steps that are all new to a session, ms. */
function stepTime(table: BarTable, at: (step: number) => StrategyNode): Promise<number> {
  const session = new BacktestSession(table);
  session.backtest(at(0), OPTIONS);
  let step = 1;
  return medianTime(() => session.backtest(at(step++), OPTIONS));
}

/** The time of all variants, one after another in a session, s. */
function sweepTime(table: BarTable, root: StrategyNode): number {
  const session = new BacktestSession(table);
  const all = timeOnce(() => {
    for (let window = 0; window < WINDOWS; window++) {
      for (let value = 0; value < THRESHOLDS; value++) {
        session.score(variant(root, 5 + window, 35 + (30 * value) / THRESHOLDS), OPTIONS);
      }
    }
  });
  return all / 1_000;
}

/**
 * `slider-threshold` and `slider-window`: a step to a threshold or a window that was not seen before, with equity,
 * drawdowns and metrics. `sweep-1000`: the metrics of 1,000 variants of a window and a threshold.
 */
export async function sessionFigures(bars: ReadonlyMap<string, DailyBars>): Promise<Figure[]> {
  const table = alignBars(bars);
  const root = strategy();
  const fresh = await medianTime(() => backtest(compile(root), table, OPTIONS));
  const threshold = await stepTime(table, (step) => variant(root, 10, 35 + 30 * ((step * 0.618_034) % 1)));
  const window = await stepTime(table, (step) => variant(root, 2 + step, 55));
  const sweep = Math.min(sweepTime(table, root), sweepTime(table, root), sweepTime(table, root));
  const variants = WINDOWS * THRESHOLDS;
  return [
    figure({ name: "slider-threshold", value: threshold, unit: "ms", target: 1.2, baseline: fresh }),
    figure({ name: "slider-window", value: window, unit: "ms", target: 1.2, baseline: fresh }),
    figure({
      name: "sweep-1000",
      value: sweep,
      unit: "s",
      target: 1.2,
      baseline: (fresh * variants) / 1_000,
    }),
  ];
}
