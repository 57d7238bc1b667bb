import type { StrategyNode } from "../tree.ts";
import { listsOf } from "../walk.ts";
import { claimOf } from "./claim.ts";
import { type Conjunction, conjunctionsOf, type Term } from "./conjunction.ts";

/** A condition list with what its conditions claim. */
export interface LintedList {
  readonly terms: readonly Term[];
  readonly conjunctions: readonly Conjunction[];
  /** The keys that lead to it from its node. */
  readonly keys: readonly (string | number)[];
}

/** The node's own condition lists, in order. */
export function lintedListsOf(node: StrategyNode): LintedList[] {
  return listsOf(node).map((conditions, index) => {
    const terms = conditions.map((condition) => ({ condition, claim: claimOf(condition, node) }));
    return { terms, conjunctions: conjunctionsOf(terms), keys: keysOf(node, index) };
  });
}

function keysOf(node: StrategyNode, index: number): readonly (string | number)[] {
  switch (node.kind) {
    case "numbered":
    case "ladder":
      return ["numbered", "items", index, "conditions"];
    case "altExit":
      return [index === 0 ? "entryConditions" : "exitConditions"];
    default:
      return ["conditions"];
  }
}
