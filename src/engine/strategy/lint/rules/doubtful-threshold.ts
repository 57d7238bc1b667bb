import type { IndicatorReference } from "../../condition.ts";
import type { Finding } from "../../finding.ts";
import type { WarningCode } from "../../finding-codes.ts";
import type { Term } from "../conjunction.ts";
import { describeReference } from "../describe.ts";
import { isCertain, isImpossible } from "../judge-claim.ts";
import type { Visit } from "../linted-tree.ts";
import { plausibleFor } from "../plausible.ts";
import { findingAt, type LintRule } from "../rule.ts";
import { tidy, type Unit, unitOf } from "../unit.ts";

interface Doubt {
  readonly code: WarningCode;
  readonly message: string;
}

/**
 * A threshold that can be met and hardly ever is, or always: most often one in percent of what is a fraction, or the
 * other way round. A cumulative return above 5.5 is one above 550 %.
 */
export const doubtfulThreshold: LintRule = ({ visits }) =>
  visits.flatMap((visit) => [
    ...visit.lists.flatMap(({ terms, keys }) =>
      terms.flatMap((term, index) => judge(visit, term, [...keys, index])),
    ),
    ...judgeScaling(visit),
  ]);

function judge(visit: Visit, { condition, claim }: Term, keys: readonly (string | number)[]): Finding[] {
  if (condition.kind === "date" || condition.right.kind !== "threshold") return [];
  const doubt = doubtOf(condition.left, condition.right.value);
  // What decides nothing at all is found by another rule.
  if (doubt === null || isImpossible(claim) || isCertain(claim)) return [];
  return [findingAt(visit, keys, doubt.code, doubt.message)];
}

/** Its ends are in the unit of its indicator; far ends may be meant, to move the weight slowly. */
function judgeScaling(visit: Visit): Finding[] {
  const { node } = visit;
  if (node.kind !== "scaling") return [];
  const ends = [
    ["scaleFrom", node.from],
    ["scaleTo", node.to],
  ] as const;
  return ends.flatMap(([field, value]) => {
    const doubt = doubtOf(node.value, value);
    return doubt?.code === "threshold.unit" ? [findingAt(visit, [field], doubt.code, doubt.message)] : [];
  });
}

function doubtOf(reference: IndicatorReference, value: number): Doubt | null {
  const { metric, window, source } = reference;
  const unit = unitOf(reference);
  if (typeof metric !== "string" || unit === null || value === 0) return null;
  const { least = 0, most = Infinity, note } = plausibleFor(metric, window);
  const isSmall = Math.abs(value) < least;
  if (!isSmall && Math.abs(value) < most) return null;
  const what = describeReference(metric, window, source);
  const slip = isSmall ? SLIPS_BELOW[unit] : SLIPS_ABOVE[unit];
  const remark = note === undefined ? "" : ` (${note})`;
  if (slip !== undefined) {
    return { code: "threshold.unit", message: `${what} is ${unit}${remark}: ${slip(value)}` };
  }
  const often = isSmall ? "is practically always above" : "practically never gets to";
  return { code: "threshold.improbable", message: `${what} ${often} ${value}${remark}` };
}

type Slip = (value: number) => string;

/** What a number that is too large, or too small, for its unit was most likely meant to be. */
const SLIPS_ABOVE: Readonly<Partial<Record<Unit, Slip>>> = {
  "a fraction": (value) =>
    `${value} means ${tidy(value * 100)} %, which is practically never reached; ${value} % is ${tidy(value / 100)}`,
};
const SLIPS_BELOW: Readonly<Partial<Record<Unit, Slip>>> = {
  "in percent": (value) =>
    `${value} means ${value} %, next to nothing; ${tidy(value * 100)} % is ${tidy(value * 100)}`,
};
