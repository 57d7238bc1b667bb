import type { Condition } from "../../condition.ts";
import type { Finding } from "../../finding.ts";
import type { Claim } from "../claim.ts";
import type { Term } from "../conjunction.ts";
import { describeCondition } from "../describe.ts";
import { isCertain, isImpossible } from "../judge-claim.ts";
import type { Visit } from "../linted-tree.ts";
import { findingAt, type LintRule } from "../rule.ts";
import { tidy, unitOf } from "../unit.ts";

/** What is most often overlooked where a number decides nothing; empty where nothing comes to mind. */
function reasonOf(condition: Condition, { range }: Claim): string {
  if (condition.kind === "date" || condition.right.kind !== "threshold") return "";
  const { left, right } = condition;
  const [values] = range;
  if (values === undefined) return ": over one bar it is never known";
  if (left.window === 1 && values.low === values.high) return `: over one bar it is always ${values.low}`;
  if (unitOf(left) !== "a fraction" || Math.abs(right.value) <= 1) return "";
  return `; it is a fraction: ${right.value} % is ${tidy(right.value / 100)}`;
}

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
    const message = `${describeCondition(condition)} can never be true${reasonOf(condition, claim)}`;
    return findingAt(visit, keys, "condition.never", message);
  }
  if (isCertain(claim)) {
    const message = `${describeCondition(condition)} is true whenever it is known${reasonOf(condition, claim)}`;
    return findingAt(visit, keys, "condition.always", message);
  }
  return [];
}
