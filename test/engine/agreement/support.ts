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

/** Whether two numbers are the same to 1e-9, of the larger one where that is above 1; unknown (NaN) is the same as unknown. */
export function areSame(left: number, right: number): boolean {
  if (Object.is(left, right)) return true;
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

/** Where two columns are not the same, as text; none where they are. */
export function differences(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): string[] {
  const bars = Array.from({ length: Math.max(actual.length, expected.length) }, (_, bar) => bar);
  return bars
    .filter((bar) => !areSame(actual[bar]!, expected[bar]!))
    .map((bar) => `${what} on bar ${bar}: ${actual[bar]}, not ${expected[bar]}`);
}

/** Expects the weights of two bars to be the same tickers and numbers, to 1e-9. */
export function expectSameWeights(actual: Weights, expected: Weights, where: string): void {
  const tickers = [...new Set([...Object.keys(actual), ...Object.keys(expected)])];
  const weightsIn = (weights: Weights) => tickers.map((ticker) => weights[ticker] ?? 0);
  expect(differences(weightsIn(actual), weightsIn(expected), `${tickers.join(", ")} ${where}`)).toEqual([]);
}
