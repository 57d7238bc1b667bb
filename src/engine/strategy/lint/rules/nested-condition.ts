import type { Finding } from "../../finding.ts";
import type { Term } from "../conjunction.ts";
import { describeCondition } from "../describe.ts";
import { isCertain, isCertainGiven, isImpossible } from "../judge-claim.ts";
import { regionKnown } from "../knowledge.ts";
import type { Visit } from "../linted-tree.ts";
import { EVERYTHING } from "../region.ts";
import { findingAt, type LintRule } from "../rule.ts";

/**
 * A condition that a branch above it has decided already, by the same indicator. Conditions of an altExit are left
 * out: they are followed on every bar, whichever branch is taken above.
 */
export const nestedCondition: LintRule = ({ visits }) =>
  visits.flatMap((visit) => {
    if (visit.node.kind === "altExit" || visit.knowledge === null) return [];
    return visit.lists.flatMap(({ terms, keys }) =>
      terms.flatMap((term, index) => judge(visit, term, [...keys, index])),
    );
  });

function judge(
  visit: Visit,
  { condition, claim }: Term,
  keys: readonly (string | number)[],
): Finding | Finding[] {
  const known = regionKnown(visit.knowledge, claim.quantity);
  // Nothing is known, or the condition decides nothing anywhere, which another rule finds.
  if (known === EVERYTHING || isImpossible(claim) || isCertain(claim)) return [];
  if (isImpossible(claim, known)) {
    const message = `${describeCondition(condition)} cannot be true here: a branch above excludes it`;
    return findingAt(visit, keys, "condition.contradicts-branch", message);
  }
  if (isCertainGiven(claim, known)) {
    const message = `${describeCondition(condition)} is true here whenever it is known: a branch above decided it`;
    return findingAt(visit, keys, "condition.repeats-branch", message);
  }
  return [];
}
