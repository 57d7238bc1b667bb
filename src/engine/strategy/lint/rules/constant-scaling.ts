import { findMetric } from "../../../indicators/metric.ts";
import { rangeOf } from "../../../indicators/ranges.ts";
import type { ScalingNode } from "../../tree.ts";
import { describeReference } from "../describe.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** A scaling that stands still, because its ends are one or lie beyond what its indicator can be. */
export const constantScaling: LintRule = ({ visits }) =>
  visits.flatMap((visit) => {
    const { node } = visit;
    if (node.kind !== "scaling") return [];
    const side = onlySide(node);
    if (side === null) return [];
    const { metric, window, source } = node.value;
    const what = describeReference(metric, window, source);
    const message = `scaling by ${what} from ${node.from} to ${node.to} always gives ${side}`;
    return [findingAt(visit, ["scaleTo"], "scaling.constant", message)];
  });

function onlySide({ value, from, to }: ScalingNode): "then" | "else" | null {
  const definition = findMetric(value.metric);
  if (from === to) return "then";
  if (definition === undefined) return null;
  const range = rangeOf(definition, value.window ?? 1);
  // What is never known moves nothing.
  if (range === null) return "then";
  const blends = range.map((bound) => (bound - from) / (to - from));
  if (Math.max(...blends) <= 0) return "then";
  return Math.min(...blends) >= 1 ? "else" : null;
}
