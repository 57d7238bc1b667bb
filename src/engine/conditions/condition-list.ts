/** Lists of conditions joined by `if`, `and` and `or`. */
import type { Condition } from "../strategy/tree.ts";
import { and, FALSE, or, TRUE, type Truth, truthAt, UNKNOWN } from "./truth.ts";

/**
 * The list as alternatives (OR) of conjunctions (AND): AND binds tighter than OR, and a condition of type `if`
 * after the first begins a new alternative as `or` does. The type of the first condition says nothing.
 */
export function alternativesOf(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const alternatives: Condition[][] = [];
  for (const condition of conditions) {
    const current = alternatives.at(-1);
    if (current !== undefined && condition.type === "and") current.push(condition);
    else alternatives.push([condition]);
  }
  return alternatives;
}

/**
 * The column of a list over `bars` bars. `alternatives` hold indices into `conditions`, the condition columns.
 * An empty list is false.
 */
export function listColumn(
  alternatives: readonly (readonly number[])[],
  conditions: readonly Uint8Array[],
  bars: number,
): Uint8Array {
  const column = new Uint8Array(bars);
  for (let bar = 0; bar < bars; bar++) {
    let any: Truth = FALSE;
    for (const alternative of alternatives) any = or(any, conjunctionAt(alternative, conditions, bar));
    column[bar] = any;
  }
  return column;
}

/**
 * The conditions whose being unknown leaves the list unknown at a bar: the unknown ones of every alternative
 * that no false condition settles. Empty when the list is known.
 */
export function undecidedConditions(
  alternatives: readonly (readonly number[])[],
  conditions: readonly Uint8Array[],
  bar: number,
): readonly number[] {
  const undecided: number[] = [];
  for (const alternative of alternatives) {
    const truth = conjunctionAt(alternative, conditions, bar);
    if (truth === TRUE) return [];
    if (truth !== UNKNOWN) continue;
    for (const index of alternative) {
      if (conditionAt(conditions, index, bar) === UNKNOWN) undecided.push(index);
    }
  }
  return undecided;
}

function conjunctionAt(
  alternative: readonly number[],
  conditions: readonly Uint8Array[],
  bar: number,
): Truth {
  let all: Truth = TRUE;
  for (const index of alternative) all = and(all, conditionAt(conditions, index, bar));
  return all;
}

function conditionAt(conditions: readonly Uint8Array[], index: number, bar: number): Truth {
  const column = conditions[index];
  return column === undefined ? UNKNOWN : truthAt(column, bar);
}
