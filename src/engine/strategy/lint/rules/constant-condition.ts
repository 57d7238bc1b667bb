import type { Finding } from "../../finding.ts";
import type { Term } from "../conjunction.ts";
import { describeCondition } from "../describe.ts";
import { isCertain, isImpossible } from "../judge-claim.ts";
import type { Visit } from "../linted-tree.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** A condition beyond what its indicator can be: an RSI above 100, the 30th of February. */
export const constantCondition: LintRule = ({ visits }) =>
  visits.flatMap((visit) =>
    visit.lists.flatMap(({ terms, keys }) =>
      terms.flatMap((term, index) => judge(visit, term, [...keys, index])),
    ),
  );

function judge(
  visit: Visit,
  { condition, claim }: Term,
  keys: readonly (string | number)[],
): Finding | Finding[] {
  if (isImpossible(claim)) {
    const message = `${describeCondition(condition)} can never be true`;
    return findingAt(visit, keys, "condition.never", message);
  }
  if (isCertain(claim)) {
    const message = `${describeCondition(condition)} is true whenever it is known`;
    return findingAt(visit, keys, "condition.always", message);
  }
  return [];
}
