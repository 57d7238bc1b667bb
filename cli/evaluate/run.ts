import { tableThrough } from "../../src/engine/bars/cut.ts";
import { compile } from "../../src/engine/evaluate/compile.ts";
import { decide } from "../../src/engine/evaluate/decide.ts";
import type { TraceEntry } from "../../src/engine/evaluate/decision/trace.ts";
import type { Finding } from "../../src/engine/strategy/finding.ts";
import { openStrategyData } from "../support/strategy-data.ts";
import type { StrategyMarket } from "../support/strategy-market.ts";
import { UserError } from "../support/user-error.ts";

/** What `--json` prints of one file. */
export interface EvaluationReport {
  readonly date: string;
  /** Fractions of the portfolio; the rest is cash. */
  readonly weights: Readonly<Record<string, number>>;
  readonly trace: readonly TraceEntry[];
  readonly findings: readonly Finding[];
}

/**
 * The decision of a strategy file on the close of a New York date, on no more than what was known then. What keeps it
 * from being made is a `UserError`.
 */
export function evaluateOn(strategyFile: string, market: StrategyMarket, date: string): EvaluationReport {
  const { file, table, findings } = openStrategyData(strategyFile, market);
  const known = tableThrough(table, date);
  if (known.dates.at(-1) !== date) {
    throw new UserError(
      `--date ${date}: the data have no prices on that day (they run from ${table.dates[0]} to ${table.dates.at(-1)})`,
    );
  }
  const { weights, trace } = decide(compile(file.strategy), known);
  return { date, weights, trace, findings };
}
