import { alternativesOf } from "../../conditions/condition-list.ts";
import type { Condition } from "../condition.ts";
import type { Claim } from "./claim.ts";
import { isImpossible } from "./judge-claim.ts";
import { intersect, isEmpty, type Region } from "./region.ts";

/** A condition and what it claims. */
export interface Term {
  readonly condition: Condition;
  readonly claim: Claim;
}

/** Conditions of a list that must all hold. */
export interface Conjunction {
  readonly terms: readonly Term[];
  /** The values of each quantity with which all its conditions can hold. */
  readonly regions: ReadonlyMap<string, Region>;
}

/** A list as alternatives of conjunctions. */
export function conjunctionsOf(list: readonly Term[]): Conjunction[] {
  const byCondition = new Map(list.map((term) => [term.condition, term]));
  return alternativesOf([...byCondition.keys()]).map((alternative) => {
    const terms = alternative.flatMap((condition) => byCondition.get(condition) ?? []);
    const regions = new Map<string, Region>();
    for (const { claim } of terms) {
      const { quantity, range, holds } = claim;
      regions.set(quantity, intersect(regions.get(quantity) ?? range, holds));
    }
    return { terms, regions };
  });
}

/** Whether each condition can hold by itself, but not all at once. */
export function isContradictory({ terms, regions }: Conjunction): boolean {
  return !terms.some(({ claim }) => isImpossible(claim)) && [...regions.values()].some(isEmpty);
}

/** Whether no bar can make one of them true. */
export function canNeverHold(conjunctions: readonly Conjunction[]): boolean {
  return conjunctions.every(
    ({ terms, regions }) =>
      terms.some(({ claim }) => isImpossible(claim)) || [...regions.values()].some(isEmpty),
  );
}
