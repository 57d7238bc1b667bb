import { COMPARATORS, type Comparator, findComparator } from "../../conditions/comparator.ts";
import type { Condition, ConditionType } from "../tree.ts";
import { distinctId } from "./identity.ts";
import { parseLeft, parseRight } from "./indicator-reference.ts";
import { below, type Location, refuse } from "./location.ts";
import { type ConditionShape, conditionShape, readShape } from "./shape.ts";
import { wholeBars } from "./window.ts";

const TYPES: ReadonlyMap<string, ConditionType> = new Map(
  (["if", "and", "or"] as const).map((type): [string, ConditionType] => [type, type]),
);

/**
 * A list of conditions in normal form. A condition with an error is left out, and the error noted. A condition
 * without an id, or with an id that the list has already, gets one from its place.
 */
export function parseConditions(values: readonly unknown[], at: Location): readonly Condition[] {
  const ids = new Set<string>();
  return values.flatMap((value, index) => {
    const place = below(at, index);
    const shape = readShape(conditionShape, value, place);
    if (shape === null) return [];
    const condition = parseCondition(shape, distinctId(shape.id, place, ids), index === 0, place);
    return condition === null ? [] : [condition];
  });
}

function parseCondition(shape: ConditionShape, id: string, first: boolean, at: Location): Condition | null {
  const type = parseType(shape.type, first, below(at, "type"));
  const comparator = parseComparator(shape.comparator, below(at, "comparator"));
  const left = parseLeft(shape, at);
  if (left === null) return null;
  const right = parseRightOperand(shape, at);
  if (type === null || comparator === null || right === null) return null;
  return { id, type, left, comparator, right, forDays: wholeBars(shape.forDays, 1) };
}

/** Nothing is guessed after the first condition: whether it joins by AND or by OR is the whole meaning. */
function parseType(name: string | undefined, first: boolean, at: Location): ConditionType | null {
  if (name === undefined && first) return "if";
  const type = TYPES.get(name?.toLowerCase() ?? "");
  return (
    type ?? refuse(at, "condition.type-unknown", `a condition's type is if, and, or; not "${name ?? ""}"`)
  );
}

function parseComparator(name: string | undefined, at: Location): Comparator | null {
  const comparator = findComparator(name ?? "");
  if (comparator !== undefined) return comparator;
  return refuse(
    at,
    "comparator.unknown",
    `"${name ?? ""}" is not a comparator; there are ${COMPARATORS.join(", ")}`,
  );
}

function parseRightOperand(shape: ConditionShape, at: Location): Condition["right"] | null {
  if (shape.expanded === true) {
    const reference = parseRight(shape, at);
    return reference === null ? null : { kind: "indicator", ...reference };
  }
  if (shape.threshold === undefined) {
    return refuse(below(at, "threshold"), "threshold.missing", "the condition compares with nothing");
  }
  return { kind: "threshold", value: shape.threshold };
}
