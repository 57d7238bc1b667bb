/** The tickers that nodes may hold. */
import { elementAt } from "../../element.ts";
import { branchesOfPlan, type NodePlan } from "../program.ts";

/** Those of a node, sorted; `held` are those of the nodes before it. */
export function heldBy(plan: NodePlan, held: readonly (readonly string[])[]): readonly string[] {
  if (plan.shape === "hold") return plan.holdings.map(({ ticker }) => ticker).sort();
  const lists = branchesOfPlan(plan).flatMap(({ children, weighting }) => {
    const ofChildren = children.map((child) => elementAt(held, child));
    return weighting.mode === "capped" && weighting.fallback !== null
      ? [...ofChildren, [weighting.fallback]]
      : ofChildren;
  });
  return unionOf(lists);
}

/** The tickers in sorted lists, each once, sorted. */
export function unionOf(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  if (others.every((list) => list === first)) return first;
  return [...new Set(lists.flat())].sort();
}
