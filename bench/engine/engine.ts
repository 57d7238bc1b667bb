/** The engine on twenty years of ten tickers, beside the slow evaluator that the tests judge it by. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { backtest } from "../../src/engine/backtest/backtest.ts";
import { alignBars } from "../../src/engine/bars/align.ts";
import type { DailyBars } from "../../src/engine/bars/types.ts";
import { decide } from "../../src/engine/evaluate/decide.ts";
import { evaluate } from "../../src/engine/evaluate/evaluate.ts";
import { oracleBacktest, oracleWeights } from "../../test/engine/oracle/oracle.ts";
import { type Figure, figure } from "../figure.ts";
import { medianTime, timeOnce } from "../median-time.ts";
import { compiled } from "./compiled.ts";
import { tenTickers } from "./market.ts";
import { FOREST, PART } from "./forest.ts";
import { sessionFigures } from "./session.ts";
import { COMMON, sleeves } from "./trees.ts";

/** 64 leaves. */
const EIGHT = { sleeves: 8, levels: 3, conditions: 1, metrics: COMMON } as const;
const COST = { timing: "CC", costBps: 5 } as const;
/** The slow evaluator gets the last bars only, and its time is scaled up; it would need minutes and gigabytes for all. */
const SAMPLE_BARS = 500;

/** What the slow evaluator would take for `bars` bars, ms. */
function slowTime(bars: number, run: (sample: ReadonlyMap<string, DailyBars>) => unknown): number {
  const sample = tenTickers(SAMPLE_BARS);
  return (timeOnce(() => run(sample)) * bars) / SAMPLE_BARS;
}

async function backtestFigure(bars: ReadonlyMap<string, DailyBars>): Promise<Figure> {
  const tree = sleeves({ ...EIGHT, indicators: 40 });
  const program = compiled(tree, 40);
  const table = alignBars(bars);
  return figure({
    name: "backtest-20y-10t",
    value: await medianTime(() => backtest(program, table, COST)),
    unit: "ms",
    target: 3.5,
    baseline: slowTime(table.dates.length, (sample) => oracleBacktest(tree, sample, COST)),
  });
}

async function forestFigures(): Promise<Figure[]> {
  const bars = tenTickers(FOREST.bars);
  const table = alignBars(bars);
  const program = compiled(FOREST.tree, FOREST.indicators);
  const reading = await medianTime(() => compiled(FOREST.tree, FOREST.indicators));
  const evaluating = await medianTime(() => evaluate(program, table));
  const slow = slowTime(FOREST.bars, (sample) => oracleWeights(PART.tree, sample)) / PART.share;
  return [
    figure({ name: "conditions-10k", value: evaluating, unit: "ms", target: 140, baseline: slow }),
    figure({ name: "parse-10k", value: reading, unit: "ms", target: 60 }),
  ];
}

async function decisionFigure(bars: ReadonlyMap<string, DailyBars>): Promise<Figure> {
  const tree = sleeves({ ...EIGHT, indicators: 50 });
  const program = compiled(tree, 50);
  const table = alignBars(bars);
  return figure({
    name: "decision-50",
    value: await medianTime(() => decide(program, table)),
    unit: "ms",
    target: 0.45,
    baseline: slowTime(table.dates.length, (sample) => oracleWeights(tree, sample)),
  });
}

/** In a process of its own, so that nothing else counts. */
function memoryFigure(): Figure {
  const script = fileURLToPath(new URL("memory.ts", import.meta.url).href);
  const grown = execFileSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--expose-gc", script],
    {
      encoding: "utf8",
    },
  );
  return figure({ name: "memory-10k", value: Number(grown), unit: "MB", target: 30 });
}

/**
 * `backtest-20y-10t`: a full backtest, metrics included, of 64 leaves and 40 indicators. `conditions-10k`: every bar
 * of 1,000 indicators and 10,000 conditions; `parse-10k`: reading and compiling that tree. `decision-50`: the last bar
 * of 50 indicators, trace included. `memory-10k`: what evaluating the 10,000 conditions adds to the process at its peak.
 */
export async function engine(): Promise<Figure[]> {
  const bars = tenTickers();
  return [
    await backtestFigure(bars),
    ...(await forestFigures()),
    await decisionFigure(bars),
    memoryFigure(),
    ...(await sessionFigures(bars)),
  ];
}
