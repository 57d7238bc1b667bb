import { isCrossing } from "../../conditions/comparator.ts";
import { dayNumber } from "../../conditions/date-range.ts";
import { findMetric } from "../../indicators/metric.ts";
import { rangeOf } from "../../indicators/ranges.ts";
import type { ComparisonCondition, Condition, DateCondition, IndicatorReference } from "../condition.ts";
import type { StrategyNode } from "../tree.ts";
import { writeSource } from "../writing/reference.ts";
import {
  above,
  below,
  between,
  EVERYTHING,
  intersect,
  isEmpty,
  negative,
  NOTHING,
  type Region,
  union,
} from "./region.ts";

/** What a condition says of the bar that is decided on: the value of a quantity lies in a region. */
export interface Claim {
  /** Names what is claimed about: an indicator, the difference of two, the day of the year. Two that are the same name the same. */
  readonly quantity: string;
  /** The values that the quantity can have at all. */
  readonly range: Region;
  /** The values with which the condition can hold. */
  readonly holds: Region;
  /** The values that a crossing needs on the bar before; everything where it is none. */
  readonly heldBefore: Region;
  /** Whether the condition holds with every value of `holds`, or needs something else as well (an earlier bar). */
  readonly isWhole: boolean;
}

/** Month times 100 plus day; the lengths of the months in a leap year. */
const DAYS_OF_YEAR: Region = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].flatMap((days, index) =>
  between((index + 1) * 100 + 1, (index + 1) * 100 + days),
);

const ZERO: Region = between(0, 0);
const EVERY_NUMBER = [-Infinity, Infinity] as const;

export function claimOf(condition: Condition, owner: StrategyNode): Claim {
  return condition.kind === "date" ? dateClaim(condition) : comparisonClaim(condition, owner);
}

function dateClaim({ from, to, forDays }: DateCondition): Claim {
  const first = dayNumber(from);
  const last = dayNumber(to);
  return {
    quantity: "date",
    range: DAYS_OF_YEAR,
    holds: first <= last ? between(first, last) : union(above(first, true), below(last, true)),
    heldBefore: EVERYTHING,
    isWhole: forDays === 1,
  };
}

function comparisonClaim(
  { left, comparator, right, forDays }: ComparisonCondition,
  owner: StrategyNode,
): Claim {
  const isWhole = forDays === 1 && !isCrossing(comparator);
  if (right.kind === "threshold") {
    const { today, yesterday } = sides(comparator, right.value);
    return {
      quantity: nameOf(left, owner),
      range: valuesOf(left),
      holds: today,
      heldBefore: yesterday,
      isWhole,
    };
  }
  const leftName = nameOf(left, owner);
  const rightName = nameOf(right, owner);
  const { today, yesterday } = sides(comparator, 0);
  const difference = differencesOf(left, right);
  // The same two indicators the other way round are the same quantity with the other sign.
  const isTurned = leftName > rightName;
  const turn = (region: Region) => (isTurned ? negative(region) : region);
  return {
    quantity: isTurned ? `${rightName} - ${leftName}` : `${leftName} - ${rightName}`,
    range: leftName === rightName && !isEmpty(difference) ? ZERO : turn(difference),
    holds: turn(today),
    heldBefore: turn(yesterday),
    isWhole,
  };
}

/** Where the left side lies today, and for a crossing yesterday, when it compares so with a number. */
function sides(
  comparator: ComparisonCondition["comparator"],
  value: number,
): { today: Region; yesterday: Region } {
  switch (comparator) {
    case "lt":
      return { today: below(value, false), yesterday: EVERYTHING };
    case "lte":
      return { today: below(value, true), yesterday: EVERYTHING };
    case "gt":
      return { today: above(value, false), yesterday: EVERYTHING };
    case "gte":
      return { today: above(value, true), yesterday: EVERYTHING };
    case "crossAbove":
      return { today: above(value, true), yesterday: below(value, false) };
    case "crossBelow":
      return { today: below(value, true), yesterday: above(value, false) };
  }
}

/** Two references of one name have one value on every bar. A branch is one of its owner's. */
function nameOf({ metric, source, window }: IndicatorReference, owner: StrategyNode): string {
  const formula = typeof metric === "string" ? null : metric.formula;
  const ownerId = source.kind === "branch" ? owner.id : null;
  return JSON.stringify([formula ?? metric, formula === null, window, writeSource(source), ownerId]);
}

/** The values that an indicator can take; none where it is unknown on every bar. */
function valuesOf({ metric, window }: IndicatorReference): Region {
  const definition = findMetric(metric);
  const range = definition === undefined ? EVERY_NUMBER : rangeOf(definition, window ?? 1);
  return range === null ? NOTHING : between(...range);
}

/** What the left side less the right one can be. */
function differencesOf(left: IndicatorReference, right: IndicatorReference): Region {
  const [one] = valuesOf(left);
  const [other] = valuesOf(right);
  if (one === undefined || other === undefined) return NOTHING;
  const differences = between(one.low - other.high, one.high - other.low);
  if (left.window === right.window || !growTogether(left, right)) return differences;
  const isShorter = (left.window ?? 1) < (right.window ?? 1);
  return intersect(differences, isShorter ? below(0, true) : above(0, true));
}

/** Whether both are one indicator of one source, which is never less over more bars. */
function growTogether(left: IndicatorReference, right: IndicatorReference): boolean {
  const isOne = left.metric === right.metric && writeSource(left.source) === writeSource(right.source);
  return isOne && findMetric(left.metric)?.growsWithWindow === true;
}
