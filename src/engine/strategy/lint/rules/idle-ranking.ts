import { findingAt, type LintRule } from "../rule.ts";

/** A ranking that takes as many children as there are. */
export const idleRanking: LintRule = ({ visits }) =>
  visits.flatMap((visit) => {
    const { node } = visit;
    if (node.kind !== "function") return [];
    const { take } = node;
    const children = node.slots.next.children.length;
    if (take < children) return [];
    const message = `${take} of ${children} children are taken: the ranking chooses nothing`;
    return [findingAt(visit, ["bottom"], "function.takes-all", message)];
  });
