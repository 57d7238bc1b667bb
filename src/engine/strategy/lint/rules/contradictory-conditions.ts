import { isContradictory } from "../conjunction.ts";
import { describeCondition } from "../describe.ts";
import { isEmpty } from "../region.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** So many conditions are named in a message. */
const MOST_NAMED = 4;

/** Conditions joined by AND that exclude one another: an RSI above 70 and below 30. */
export const contradictoryConditions: LintRule = ({ visits }) =>
  visits.flatMap((visit) =>
    visit.lists.flatMap(({ terms: list, conjunctions, keys }) =>
      conjunctions.filter(isContradictory).map(({ terms, regions }) => {
        const clashing = terms
          .filter(({ claim }) => isEmpty(regions.get(claim.quantity) ?? []))
          .map(({ condition }) => condition);
        const named = clashing.slice(0, MOST_NAMED).map(describeCondition).join(", ");
        const last = list.findIndex(({ condition }) => condition === clashing.at(-1));
        const message = `these can never be true at once: ${named}`;
        return findingAt(visit, [...keys, last], "conditions.contradictory", message);
      }),
    ),
  );
