import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { type Market, marketOf } from "./bars/align.ts";
import { Evaluation, startBarOf, World } from "./evaluation.ts";
import { requirementsOfNode, tickersOfReading } from "./bars/requirements.ts";
import type { Timing } from "./timing.ts";
import type { CustomFormula } from "./tree/read-reading.ts";
import { type CallChain, readTree } from "./tree/read-tree.ts";

export interface OracleOptions {
  /** `CC` when it is missing. */
  readonly timing?: Timing;
  readonly customIndicators?: readonly CustomFormula[];
  readonly callChains?: readonly CallChain[];
}

export interface EvaluatedTree {
  readonly market: Market;
  /** One record for each date of the market: fractions by ticker, each above 0; the rest is cash. */
  readonly weights: readonly Readonly<Record<string, number>>[];
  /** The bar on which a backtest starts; `null` when none can. */
  readonly start: number | null;
  /**
   * The first bar with a comparison, ranking or scaling that rounding may decide (`close-calls.ts`): from there on
   * another evaluator may differ without being wrong. `null`: nowhere.
   */
  readonly unsureFrom: number | null;
}

/** Decides on every bar of the calendar of the tickers that the strategy needs. */
export function evaluateTree(
  tree: unknown,
  bars: ReadonlyMap<string, DailyBars>,
  { timing = "CC", customIndicators = [], callChains = [] }: OracleOptions,
): EvaluatedTree {
  const root = readTree(tree, customIndicators, callChains);
  const { held, readings } = requirementsOfNode(root);
  const market = marketOf(new Set([...held, ...readings.flatMap(tickersOfReading)]), bars);
  const world = new World(market);
  const start = startBarOf(root, world, timing);
  const evaluation = new Evaluation(world, timing, start);
  const weights = [...market.dates.keys()].map((bar) => Object.fromEntries(evaluation.allocation(root, bar)));
  const unsure = world.closeCalls.filter(({ certain }) => !certain).map(({ bar }) => bar);
  return { market, weights, start, unsureFrom: unsure.length === 0 ? null : Math.min(...unsure) };
}
