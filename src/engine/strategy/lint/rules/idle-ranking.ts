import { findMetric } from "../../../indicators/metric.ts";
import { rangeOf } from "../../../indicators/ranges.ts";
import type { Finding } from "../../finding.ts";
import type { FunctionNode } from "../../tree.ts";
import { describeMetric } from "../describe.ts";
import type { Visit } from "../linted-tree.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** A ranking that takes as many children as there are, or by what is the same for all of them. */
export const idleRanking: LintRule = ({ visits }) =>
  visits.flatMap((visit) => (visit.node.kind === "function" ? judge(visit, visit.node) : []));

function judge(visit: Visit, { metric, window, take, slots }: FunctionNode): Finding[] {
  const children = slots.next.children.length;
  if (take >= children) {
    const message = `${take} of ${children} children are taken: the ranking chooses nothing`;
    return [findingAt(visit, ["bottom"], "function.takes-all", message)];
  }
  const definition = findMetric(metric);
  const range = definition === undefined ? undefined : rangeOf(definition, window ?? 1);
  if (range === undefined || (range !== null && range[0] < range[1])) return [];
  const value = range === null ? "unknown" : range[0];
  const outcome = range === null ? "none is taken" : `the first ${take} of the tree are taken`;
  const message = `${describeMetric(metric, window)} is ${value} for every child: ${outcome}`;
  return [findingAt(visit, ["window"], "function.scores-alike", message)];
}
