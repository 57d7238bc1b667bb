import type { StrategyNode } from "../../tree.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** An empty condition list is false. */
export const emptyConditions: LintRule = ({ visits }) =>
  visits.flatMap((visit) =>
    visit.lists
      .filter(({ terms }) => terms.length === 0)
      .map(({ keys }) => {
        const message = `no conditions are never true: ${consequence(visit.node, keys)}`;
        return findingAt(visit, keys, "conditions.empty", message);
      }),
  );

function consequence({ kind }: StrategyNode, keys: readonly (string | number)[]): string {
  if (kind === "indicator") return "the branch then is never reached";
  if (kind !== "altExit") return "the item never counts";
  return keys.includes("entryConditions") ? "the node never goes in" : "once in, the node never goes out";
}
