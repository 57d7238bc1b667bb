/** Lists of conditions joined by `if`, `and` and `or`. */
import type { BarRange } from "../columns/bar-range.ts";
import { type TruthColumn, truthAt, unknownTruths } from "../columns/truth-column.ts";
import type { Condition } from "../strategy/condition.ts";
import { and, FALSE, TRUE, type Truth, UNKNOWN } from "./truth.ts";

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
 * The column of a list on a range of bars. `alternatives` hold indices into `conditions`, the condition columns.
 * An empty list is false.
 */
export function listColumn(
  alternatives: readonly (readonly number[])[],
  conditions: readonly (TruthColumn | undefined)[],
  range: BarRange,
): TruthColumn {
  const column = unknownTruths(range);
  const { firstWord } = column;
  const terms = alternatives.map((indices) => indices.map((index) => conditions[index]));
  for (let word = 0; word < column.isTrue.length; word++) {
    let anyTrue = 0;
    let allFalse = -1;
    for (const term of terms) {
      let isTrue = -1;
      let isFalse = 0;
      for (const condition of term) {
        if (condition === undefined) throw new RangeError("a list reads what was not computed");
        const at = firstWord + word - condition.firstWord;
        isTrue &= condition.isTrue[at] ?? 0;
        isFalse |= condition.isFalse[at] ?? 0;
      }
      anyTrue |= isTrue;
      allFalse &= isFalse;
    }
    column.isTrue[word] = anyTrue;
    column.isFalse[word] = allFalse;
  }
  return column;
}

/**
 * The conditions whose being unknown leaves the list unknown at a bar: the unknown ones of every alternative
 * that no false condition settles. Empty when the list is known.
 */
export function undecidedConditions(
  alternatives: readonly (readonly number[])[],
  conditions: readonly (TruthColumn | undefined)[],
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
  conditions: readonly (TruthColumn | undefined)[],
  bar: number,
): Truth {
  let all: Truth = TRUE;
  for (const index of alternative) {
    all = and(all, conditionAt(conditions, index, bar));
    if (all === FALSE) break;
  }
  return all;
}

function conditionAt(conditions: readonly (TruthColumn | undefined)[], index: number, bar: number): Truth {
  const column = conditions[index];
  return column === undefined ? UNKNOWN : truthAt(column, bar);
}
