import type { CustomMetric, Metric } from "../condition.ts";
import type { StrategyNode } from "../tree.ts";
import { nodesOf, referencesOf } from "../walk.ts";

/** The author's own metrics that a tree uses, each once, in the order of the tree. */
export function customMetricsOf(strategy: StrategyNode): CustomMetric[] {
  const found = new Map<string, CustomMetric>();
  for (const node of nodesOf(strategy)) {
    for (const metric of metricsOf(node)) {
      if (typeof metric !== "string" && !found.has(metric.id)) found.set(metric.id, metric);
    }
  }
  return [...found.values()];
}

function metricsOf(node: StrategyNode): readonly Metric[] {
  return node.kind === "function" ? [node.metric] : referencesOf(node).map(({ metric }) => metric);
}
