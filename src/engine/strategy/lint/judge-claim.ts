/** What can become of a condition, by what it claims. */
import type { Claim } from "./claim.ts";
import { complement, contains, EVERYTHING, intersect, isEmpty, type Region } from "./region.ts";

/** Whether no bar can make the condition hold, given what is known of the quantity. */
export function isImpossible(claim: Claim, known: Region = EVERYTHING): boolean {
  const possible = intersect(claim.range, known);
  return isEmpty(intersect(possible, claim.holds)) || isEmpty(intersect(claim.range, claim.heldBefore));
}

/** Whether the condition holds on every bar on which its values are known. */
export function isCertain(claim: Claim): boolean {
  return contains(claim.holds, claim.range) && contains(claim.heldBefore, claim.range);
}

/** Whether the condition holds on the bar, given what is known of the quantity there. */
export function isCertainGiven(claim: Claim, known: Region): boolean {
  return claim.isWhole && contains(claim.holds, intersect(claim.range, known));
}

/** What is known of the quantity when the condition is known not to hold; everything where that says nothing. */
export function whenNot({ holds, isWhole }: Claim): Region {
  return isWhole ? complement(holds) : EVERYTHING;
}
