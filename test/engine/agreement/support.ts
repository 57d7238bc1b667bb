/** The engine's answers in the shape of the oracle's. */
import { expect } from "vitest";
import { alignBars } from "../../../src/engine/bars/align.ts";
import type { BarTable, DailyBars } from "../../../src/engine/bars/types.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import type { Program } from "../../../src/engine/evaluate/program.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { tickersOf } from "../../../src/engine/strategy/tickers.ts";
import type { StrategyNode } from "../../../src/engine/strategy/tree.ts";
import type { Timing } from "../../../src/engine/timing.ts";
import { rowsOf, type Weights } from "../support/strategies.ts";

export interface Prepared {
  readonly strategy: StrategyNode;
  readonly program: Program;
  /** The strategy's own tickers on their common calendar. */
  readonly table: BarTable;
}

/** Parses and compiles an export that must be a strategy, and aligns the bars that it needs. */
export function prepare(tree: unknown, bars: ReadonlyMap<string, DailyBars>): Prepared {
  const parsed = parseStrategy(tree);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const { needed } = tickersOf(parsed.strategy);
  const own = new Map([...bars].filter(([ticker]) => needed.includes(ticker)));
  return { strategy: parsed.strategy, program: compile(parsed.strategy), table: alignBars(own) };
}

/** The engine's weights of each bar. */
export function engineWeights({ program, table }: Prepared, timing: Timing): Weights[] {
  return rowsOf(evaluate(program, table, timing));
}

/** Expects the weights of two bars to be the same tickers and numbers, to 1e-9. */
export function expectSameWeights(actual: Weights, expected: Weights, where: string): void {
  const tickers = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  for (const ticker of tickers) {
    const difference = Math.abs((actual[ticker] ?? 0) - (expected[ticker] ?? 0));
    expect(difference, `${ticker} ${where}`).toBeLessThanOrEqual(1e-9);
  }
}
