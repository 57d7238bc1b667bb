import type { NumberedNode } from "../../tree.ts";
import { meets } from "../../quantifier.ts";
import { canNeverHold } from "../conjunction.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** A count that can never be met, or never be missed: at least 5 of 3. Items that can never be true do not count. */
export const constantQuantifier: LintRule = ({ visits }) =>
  visits.flatMap((visit) => {
    const { node } = visit;
    if (node.kind !== "numbered") return [];
    const total = node.items.length;
    const possible = visit.lists.filter(({ conjunctions }) => !canNeverHold(conjunctions)).length;
    const counts = Array.from({ length: possible + 1 }, (_, count) => count);
    const met = counts.filter((count) => meets(node.quantifier, count, total)).length;
    const what = `${describe(node)} of ${total} items, of which ${possible} can be true,`;
    if (met === 0) {
      const message = `${what} is never met: the branch then is never reached`;
      return [findingAt(visit, ["numbered"], "quantifier.never", message)];
    }
    if (met === counts.length) {
      const message = `${what} is always met: the branch else is never reached`;
      return [findingAt(visit, ["numbered"], "quantifier.always", message)];
    }
    return [];
  });

function describe({ quantifier }: NumberedNode): string {
  return "n" in quantifier ? `${quantifier.name} ${quantifier.n}` : quantifier.name;
}
