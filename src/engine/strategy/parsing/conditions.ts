import {
  COMPARATORS,
  type Comparator,
  comparatorInWords,
  findComparator,
} from "../../conditions/comparator.ts";
import type {
  ComparisonCondition,
  Condition,
  ConditionBase,
  ConditionType,
  DateCondition,
} from "../condition.ts";
import { parseDays } from "./date.ts";
import { DistinctIds } from "./identity.ts";
import { below, type Location, refuse } from "./location.ts";
import { isDate } from "./metric-reader.ts";
import { refuseNamedElsewhere } from "./named-elsewhere.ts";
import { quoted } from "./quoted.ts";
import { parseReference, type ReferenceScope } from "./reference.ts";
import { type ConditionShape, conditionShape } from "./shape/condition.ts";
import { readShape } from "./shape/read.ts";
import { squeezed } from "./squeezed.ts";
import { wholeNumber } from "./whole-number.ts";

/** How a condition joins the ones before it. */
export type Joint = "and" | "or";

const LEFT = { metric: "metric", ticker: "ticker", window: "window" } as const;

const LEFT_ELSEWHERE = { mode: "conditionMode", list: "tickerListId" } as const;
const RIGHT_ELSEWHERE = { mode: "rightConditionMode", list: "rightTickerListId" } as const;

/** A later `if` begins a new alternative, as `or` does. The last two are what the Forge shows people. */
const JOINTS: ReadonlyMap<string, Joint> = new Map([
  ["if", "or"],
  ["and", "and"],
  ["or", "or"],
  ["andif", "and"],
  ["orif", "or"],
]);

/**
 * A list of conditions in normal form: the first is of type `if`, the others `and` or `or`, all of them `joint`
 * where it is given. A condition with an error is left out, and the error noted. A condition without an id, or
 * with an id that the list has already, gets one from its place.
 */
export function parseConditions(
  values: readonly unknown[] | null | undefined,
  at: Location,
  scope: ReferenceScope,
  joint: Joint | null = null,
): readonly Condition[] {
  const ids = new DistinctIds();
  const conditions: Condition[] = [];
  for (const [index, value] of (values ?? []).entries()) {
    const place = below(at, index);
    const shape = readShape(conditionShape, value, place, "a condition");
    if (shape === null) continue;
    const id = ids.distinct(shape.id, place);
    const read = joint ?? parseJoint(shape.type, index === 0, place);
    const type: ConditionType | null = index === 0 && read !== null ? "if" : read;
    // Where the type could not be read the condition is left out, and the one that stands here is never used.
    const forDays = wholeNumber(shape.forDays, 1, place, "forDays");
    const base: ConditionBase = { id, type: type ?? "if", forDays };
    const condition = isDate(shape.metric)
      ? parseDate(shape, base, place)
      : parseComparison(shape, base, place, scope);
    if (type !== null && condition !== null) conditions.push(condition);
  }
  return conditions;
}

/** Nothing is guessed after the first condition: whether it joins by AND or by OR is the whole meaning. */
function parseJoint(name: string | undefined, first: boolean, at: Location): Joint | null {
  if (name === undefined && first) return "or";
  const joint = JOINTS.get(name ?? "") ?? JOINTS.get(squeezed(name ?? ""));
  if (joint !== undefined) return joint;
  const what =
    name === undefined ? "the condition has no type" : `${quoted(name)} is not a type of condition`;
  const message = `${what}; it joins the ones before it by and, or, if`;
  return refuse(below(at, "type"), "condition.type-unknown", message);
}

function parseDate(
  shape: ConditionShape,
  { id, type, forDays }: ConditionBase,
  at: Location,
): DateCondition | null {
  const days = parseDays(shape, at);
  return days && { id, type, forDays, kind: "date", from: days.from, to: days.to };
}

function parseComparison(
  shape: ConditionShape,
  { id, type, forDays }: ConditionBase,
  at: Location,
  scope: ReferenceScope,
): ComparisonCondition | null {
  if (refuseNamedElsewhere(shape, LEFT_ELSEWHERE, at)) return null;
  const comparator = parseComparator(shape.comparator, at);
  const left = parseReference(shape, LEFT, shape.window, at, scope);
  if (left === null) return null;
  const right = parseRight(shape, at, scope);
  if (comparator === null || right === null) return null;
  return { id, type, forDays, kind: "comparison", left, comparator, right };
}

function parseComparator(name: string | undefined, at: Location): Comparator | null {
  const comparator = findComparator(name ?? "") ?? comparatorInWords(squeezed(name ?? ""));
  if (comparator !== undefined) return comparator;
  const what = name === undefined ? "the condition has no comparator" : `${quoted(name)} is not a comparator`;
  const message = `${what}; there are ${COMPARATORS.join(", ")}`;
  return refuse(below(at, "comparator"), "comparator.unknown", message);
}

/** What the right side leaves out falls back to the left side's field. */
function parseRight(
  shape: ConditionShape,
  at: Location,
  scope: ReferenceScope,
): ComparisonCondition["right"] | null {
  if (shape.expanded === true) {
    if (refuseNamedElsewhere(shape, RIGHT_ELSEWHERE, at)) return null;
    const fields = {
      metric: shape.rightMetric === undefined ? "metric" : "rightMetric",
      ticker: shape.rightTicker === undefined ? "ticker" : "rightTicker",
      window: shape.rightWindow === undefined ? null : "rightWindow",
    } as const;
    const reference = parseReference(shape, fields, shape.rightWindow ?? shape.window, at, scope);
    return reference && { kind: "indicator", ...reference };
  }
  if (shape.threshold === undefined) {
    return refuse(
      below(at, "threshold"),
      "threshold.missing",
      "the condition has no threshold to compare with",
    );
  }
  return { kind: "threshold", value: shape.threshold };
}
