/**
 * The judge of the engine: reads an export and answers what it holds, bar by bar, in the plainest way there is. It
 * shares no code with the engine.
 */
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { evaluateTree, type EvaluatedTree, type OracleOptions } from "./evaluate-tree.ts";
import { valuesOf } from "./indicators/values.ts";
import type { Series } from "./bars/series.ts";
import { type CustomFormula, indicatorsWith } from "./tree/read-reading.ts";

export type { OracleOptions } from "./evaluate-tree.ts";
export { type OracleBacktest, oracleBacktest, type OracleBacktestOptions } from "./backtest/backtest.ts";

export interface OracleWeights extends Omit<EvaluatedTree, "market"> {
  /** Every date on which a ticker that the strategy needs has a bar: one for each record of weights. */
  readonly dates: readonly string[];
}

/** What a strategy decides on every bar, also on those before its start. */
export function oracleWeights(
  tree: unknown,
  bars: ReadonlyMap<string, DailyBars>,
  options: OracleOptions = {},
): OracleWeights {
  const { market, ...decided } = evaluateTree(tree, bars, options);
  return { dates: market.dates, ...decided };
}

/** An indicator's values on a series that is already on its calendar; the id may be an alias or `custom:<id>`. */
export function oracleIndicator(
  id: string,
  series: Series,
  window: number,
  customIndicators: readonly CustomFormula[] = [],
): readonly number[] {
  return valuesOf(indicatorsWith(customIndicators)(id), series, window);
}
