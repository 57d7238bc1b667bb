import { formulaIndicator } from "../formula/formula-indicator.ts";
import { parseFormula } from "../formula/parse.ts";
import type { CustomMetric, Metric } from "../strategy/condition.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { findIndicator } from "./registry.ts";

/** What was read already: strategies use one metric in many places. */
const READ = new WeakMap<CustomMetric, IndicatorDefinition>();

/**
 * The indicator that a metric stands for: one of the registry, or the one that its formula defines. `undefined` when
 * there is none of that id, or the formula cannot be read; neither happens in a parsed strategy.
 */
export function findMetric(metric: Metric): IndicatorDefinition | undefined {
  if (typeof metric === "string") return findIndicator(metric);
  const known = READ.get(metric);
  if (known !== undefined) return known;
  const parsed = parseFormula(metric.formula);
  if (!parsed.ok) return undefined;
  const definition = formulaIndicator({ id: metric.id, title: metric.title, formula: parsed.formula });
  READ.set(metric, definition);
  return definition;
}
