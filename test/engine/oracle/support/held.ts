import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import { type OracleOptions, oracleWeights } from "../oracle.ts";

/** What is held on each bar: tickers in alphabetical order, `cash` when there are none. */
export function heldOn(
  tree: unknown,
  bars: ReadonlyMap<string, DailyBars>,
  options: OracleOptions = {},
): readonly string[] {
  return oracleWeights(tree, bars, options).weights.map(
    (weights) => Object.keys(weights).sort().join(" ") || "cash",
  );
}

/** The weights on the last bar, to 9 decimals. */
export function lastWeights(
  tree: unknown,
  bars: ReadonlyMap<string, DailyBars>,
  options: OracleOptions = {},
): Readonly<Record<string, number>> {
  const weights = oracleWeights(tree, bars, options).weights.at(-1)!;
  return Object.fromEntries(
    Object.entries(weights).map(([ticker, weight]) => [ticker, Number(weight.toFixed(9))]),
  );
}
