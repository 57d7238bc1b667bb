import type { Source } from "../../condition.ts";
import { positionTickersOf } from "../../tickers.ts";
import type { Branch, StrategyNode } from "../../tree.ts";
import { referencesOf } from "../../walk.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** A condition or a scaling that reads the equity of a branch that can hold nothing: it never moves. */
export const emptyBranch: LintRule = ({ visits }) =>
  visits.flatMap((visit) => {
    const { node } = visit;
    const slots = new Set(referencesOf(node).flatMap(({ source }) => emptySlot(node, source)));
    return [...slots].map((slot) => {
      const message = `the branch ${slot} can hold nothing: what it is worth is always 1`;
      return findingAt(visit, ["children", slot], "ticker.branch-empty", message);
    });
  });

function emptySlot(node: StrategyNode, source: Source): string[] {
  if (source.kind !== "branch") return [];
  const slots: Readonly<Record<string, Branch>> = node.slots;
  const branch = slots[source.slot];
  if (branch === undefined) return [];
  // What takes the excess of caps holds something only where a child does.
  const canHold = branch.children.some((child) => positionTickersOf(child).length > 0);
  return canHold ? [] : [source.slot];
}
