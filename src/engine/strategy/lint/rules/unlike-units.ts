import { describeReference } from "../describe.ts";
import { findingAt, type LintRule } from "../rule.ts";
import { unitOf } from "../unit.ts";

/** Two indicators whose values are not measured alike: a price and a return, percent and a fraction. */
export const unlikeUnits: LintRule = ({ visits }) =>
  visits.flatMap((visit) =>
    visit.lists.flatMap(({ terms, keys }) =>
      terms.flatMap(({ condition }, index) => {
        if (condition.kind === "date" || condition.right.kind === "threshold") return [];
        const { left, right } = condition;
        const [unit, other] = [unitOf(left), unitOf(right)];
        if (unit === null || other === null || unit === other) return [];
        const [one, two] = [left, right].map(({ metric, window, source }) =>
          describeReference(metric, window, source),
        );
        const message = `${one} is ${unit} and ${two} is ${other}: the two cannot be compared`;
        return [findingAt(visit, [...keys, index], "condition.units-differ", message)];
      }),
    ),
  );
