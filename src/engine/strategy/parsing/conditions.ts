import { COMPARATORS, type Comparator, findComparator } from "../../conditions/comparator.ts";
import type { ComparisonCondition, Condition, ConditionType } from "../condition.ts";
import { parseDays } from "./date.ts";
import { DistinctIds } from "./identity.ts";
import { below, type Location, refuse } from "./location.ts";
import { DATE } from "./metric-reader.ts";
import { quoted } from "./quoted.ts";
import { type Field, parseReference, type ReferenceScope } from "./reference.ts";
import { type ConditionShape, conditionShape } from "./shape/condition.ts";
import { readShape } from "./shape/read.ts";
import { wholeBars } from "./window.ts";

/** How a condition joins the ones before it. */
export type Joint = "and" | "or";

/** A later `if` begins a new alternative, as `or` does. */
const JOINTS: ReadonlyMap<string, Joint> = new Map([
  ["if", "or"],
  ["and", "and"],
  ["or", "or"],
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
    const shape = readShape(conditionShape, value, place);
    if (shape === null) continue;
    const id = ids.distinct(shape.id, place);
    const read = joint ?? parseJoint(shape.type, index === 0, place);
    const type: ConditionType | null = index === 0 && read !== null ? "if" : read;
    const forDays = wholeBars(shape.forDays, 1);
    const compared = shape.metric === DATE ? parseDate(shape, place) : parseComparison(shape, place, scope);
    if (type !== null && compared !== null) conditions.push({ id, forDays, type, ...compared });
  }
  return conditions;
}

/** Nothing is guessed after the first condition: whether it joins by AND or by OR is the whole meaning. */
function parseJoint(name: string | undefined, first: boolean, at: Location): Joint | null {
  if (name === undefined && first) return "or";
  const joint = JOINTS.get(name?.toLowerCase() ?? "");
  if (joint !== undefined) return joint;
  const message = `a condition's type is if, and, or; not ${quoted(name ?? "")}`;
  return refuse(below(at, "type"), "condition.type-unknown", message);
}

function parseDate(shape: ConditionShape, at: Location) {
  const days = parseDays(shape, at);
  return days && { kind: "date" as const, ...days };
}

function parseComparison(
  shape: ConditionShape,
  at: Location,
  scope: ReferenceScope,
): Pick<ComparisonCondition, "kind" | "left" | "comparator" | "right"> | null {
  const comparator = parseComparator(shape.comparator, at);
  const left = parseReference(field(shape, "metric", at), field(shape, "ticker", at), shape.window, scope);
  if (left === null) return null;
  const right = parseRight(shape, at, scope);
  if (comparator === null || right === null) return null;
  return { kind: "comparison", left, comparator, right };
}

function parseComparator(name: string | undefined, at: Location): Comparator | null {
  const comparator = findComparator(name ?? "");
  if (comparator !== undefined) return comparator;
  const message = `${quoted(name ?? "")} is not a comparator; there are ${COMPARATORS.join(", ")}`;
  return refuse(below(at, "comparator"), "comparator.unknown", message);
}

/** What the right side leaves out falls back to the left side's field. */
function parseRight(
  shape: ConditionShape,
  at: Location,
  scope: ReferenceScope,
): ComparisonCondition["right"] | null {
  if (shape.expanded === true) {
    const metric = field(shape, shape.rightMetric === undefined ? "metric" : "rightMetric", at);
    const ticker = field(shape, shape.rightTicker === undefined ? "ticker" : "rightTicker", at);
    const reference = parseReference(metric, ticker, shape.rightWindow ?? shape.window, scope);
    return reference && { kind: "indicator", ...reference };
  }
  if (shape.threshold === undefined) {
    return refuse(below(at, "threshold"), "threshold.missing", "the condition compares with nothing");
  }
  return { kind: "threshold", value: shape.threshold };
}

function field(
  shape: ConditionShape,
  name: "metric" | "ticker" | "rightMetric" | "rightTicker",
  at: Location,
): Field {
  return { value: shape[name], at: below(at, name) };
}
