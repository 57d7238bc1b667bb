/** Strategies as the Forge exports them, and their decisions. */
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { decide, type Decision } from "../../../src/engine/evaluate/decide.ts";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import type { Evaluation } from "../../../src/engine/evaluate/evaluation.ts";
import type { Program } from "../../../src/engine/evaluate/program.ts";
import type { StrategyLibrary } from "../../../src/engine/strategy/library.ts";
import type { Timing } from "../../../src/engine/timing.ts";
import { strategyOf } from "../strategy/support/exports.ts";

export {
  altExit,
  basic,
  call,
  condition,
  type Export,
  findingsOf,
  hold,
  indicator,
  numbered,
  ranked,
  scaling,
  strategyOf,
} from "../strategy/support/exports.ts";

/** Fractions of the portfolio by ticker. */
export type Weights = Readonly<Record<string, number>>;

export function programOf(input: unknown, library: StrategyLibrary = {}): Program {
  return compile(strategyOf(input, library));
}

/** The decision on the table's last bar. */
export function decisionOf(input: unknown, table: BarTable, timing: Timing = "CC"): Decision {
  return decide(programOf(input), table, timing);
}

/** The weights of each bar, without zeros. */
export function rowsOf({ dates, weights }: Evaluation): Weights[] {
  return dates.map((_, bar) => {
    const held = Array.from(weights, ([ticker, column]): [string, number] => [ticker, column[bar]!]);
    return Object.fromEntries(held.filter(([, weight]) => weight > 0));
  });
}

/** What the strategy decides to hold on each bar. */
export function weightsOn(input: unknown, table: BarTable, timing: Timing = "CC"): Weights[] {
  return rowsOf(evaluate(programOf(input), table, timing));
}

/** The tickers that it decides to hold on each bar, in alphabetical order; "cash" where there are none. */
export function heldOn(input: unknown, table: BarTable, timing: Timing = "CC"): string[] {
  return weightsOn(input, table, timing).map((weights) => Object.keys(weights).sort().join(" ") || "cash");
}
