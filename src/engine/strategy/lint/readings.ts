import { lookBack } from "../../conditions/comparator.ts";
import { findMetric } from "../../indicators/metric.ts";
import type { IndicatorReference, Metric } from "../condition.ts";
import { positionTickersOf } from "../tickers.ts";
import type { StrategyNode } from "../tree.ts";
import { branchesOf, tickersIn } from "../walk.ts";
import { describeMetric } from "./describe.ts";
import type { LintedList } from "./linted-list.ts";

/** Something that a node computes from prices, and what of them it takes. */
export interface PriceReading {
  /** For people: `Relative Strength Index (14)`. */
  readonly what: string;
  /** Each of them by itself, where it is a ranking or a volatility; both at once for a ratio. */
  readonly tickers: readonly string[];
  readonly requiredBars: number;
  readonly settledBars: number;
  readonly readsVolume: boolean;
  /** The keys that lead from the node to it. */
  readonly keys: readonly (string | number)[];
}

/** What a node with these lists computes by itself, in the order of its fields; nothing of its children's. */
export function priceReadingsOf(node: StrategyNode, lists: readonly LintedList[]): PriceReading[] {
  return [...comparedBy(lists), ...scaledBy(node), ...rankedBy(node), ...weightedBy(node)];
}

function comparedBy(lists: readonly LintedList[]): PriceReading[] {
  return lists.flatMap(({ terms, keys }) =>
    terms.flatMap(({ condition }, index) => {
      if (condition.kind === "date") return [];
      const { left, right, comparator } = condition;
      const place = [...keys, index];
      const more = lookBack(comparator);
      const sides = right.kind === "indicator" ? [left, right] : [left];
      return sides.map((side) => referenceReading(side, place, more));
    }),
  );
}

function scaledBy(node: StrategyNode): PriceReading[] {
  return node.kind === "scaling" ? [referenceReading(node.value, ["scaleMetric"], 0)] : [];
}

function rankedBy(node: StrategyNode): PriceReading[] {
  if (node.kind !== "function") return [];
  return [metricReading(node.metric, node.window, positionTickersOf(node), ["metric"], 0)];
}

function weightedBy(node: StrategyNode): PriceReading[] {
  return branchesOf(node).flatMap(({ weighting, children }) => {
    if (weighting.mode !== "inverse" && weighting.mode !== "pro") return [];
    const bars = weighting.volWindow + 1;
    return {
      what: `the volatility of ${weighting.volWindow} days`,
      tickers: [...new Set(children.flatMap(positionTickersOf))],
      requiredBars: bars,
      settledBars: bars,
      readsVolume: false,
      keys: [],
    };
  });
}

function referenceReading(
  { metric, source, window }: IndicatorReference,
  keys: PriceReading["keys"],
  more: number,
): PriceReading {
  return metricReading(metric, window, tickersIn(source), keys, more);
}

/** `more` counts earlier bars whose values are looked at as well. */
function metricReading(
  metric: Metric,
  window: number | null,
  tickers: readonly string[],
  keys: PriceReading["keys"],
  more: number,
): PriceReading {
  const definition = findMetric(metric);
  const bars = window ?? 1;
  return {
    what: describeMetric(metric, window),
    tickers,
    requiredBars: (definition?.requiredBars(bars) ?? 1) + more,
    settledBars: (definition?.settledBars(bars) ?? 1) + more,
    readsVolume: definition?.inputs === "volume",
    keys,
  };
}
