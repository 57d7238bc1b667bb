import { branchesOf } from "../../walk.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** So far off are thirds and sevenths that were written with one decimal place. */
const TOLERANCE = 0.101;

/** Defined weights are read as shares of their sum; where that is not 100 they may not be what was meant. */
export const weightSum: LintRule = ({ visits }) =>
  visits.flatMap((visit) =>
    branchesOf(visit.node).flatMap(({ weighting }) => {
      if (weighting.mode !== "defined" || weighting.weights.length === 0) return [];
      const sum = weighting.weights.reduce((total, weight) => total + weight, 0);
      if (Math.abs(sum - 100) <= TOLERANCE) return [];
      const read = sum > 0 ? "each child gets its share of that" : "the children are weighted equally";
      const message = `the weights sum to ${Number(sum.toPrecision(6))}, not to 100: ${read}`;
      return [findingAt(visit, ["children"], "weighting.sum", message)];
    }),
  );
