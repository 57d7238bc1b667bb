/** Lists of conditions joined by `if`, `and` and `or`. */
import type { BarRange } from "../columns/bar-range.ts";
import type { PlaneBook } from "../columns/plane-book.ts";
import type { Plane } from "../columns/plane.ts";
import { type TruthColumn, truthAt } from "../columns/truth-column.ts";
import { elementAt } from "../element.ts";
import type { Condition } from "../strategy/condition.ts";
import { and, TRUE, UNKNOWN } from "./truth.ts";

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
 * The bars of a range on which a list is true: on which all conditions of an alternative are; none for an empty list.
 * `alternatives` hold indices into `conditions`, the condition columns.
 */
export function listPlane(
  alternatives: readonly (readonly number[])[],
  conditions: readonly (TruthColumn | undefined)[],
  range: BarRange,
  book: PlaneBook,
): Plane {
  const plane = book.plane(range);
  const { words, firstWord, endWord } = plane;
  const at = plane.at + firstWord;
  const all = new Int32Array(endWord - firstWord);
  for (const indices of alternatives) {
    all.fill(-1);
    for (const index of indices) keepTrue(elementAt(conditions, index), firstWord, all);
    for (let word = 0; word < all.length; word++) {
      words[at + word] = (words[at + word] ?? 0) | (all[word] ?? 0);
    }
  }
  return plane;
}

/** Takes away the bits of the bars on which a condition is not true, from the word `firstWord` on. */
function keepTrue({ holds, known, flip }: TruthColumn, firstWord: number, bits: Int32Array): void {
  const holding = holds.words;
  const knowing = known.words;
  const holdsAt = holds.at + firstWord;
  const knownAt = known.at + firstWord;
  for (let word = 0; word < bits.length; word++) {
    const isTrue = ((holding[holdsAt + word] ?? 0) ^ flip) & (knowing[knownAt + word] ?? 0);
    bits[word] = (bits[word] ?? 0) & isTrue;
  }
}

/**
 * The conditions whose being unknown leaves the list unknown at a bar: the unknown ones of every alternative
 * that no false condition settles. Empty when the list is known. `columnOf` answers the column of a condition.
 */
export function undecidedConditions(
  alternatives: readonly (readonly number[])[],
  columnOf: (condition: number) => TruthColumn,
  bar: number,
): readonly number[] {
  const undecided: number[] = [];
  for (const alternative of alternatives) {
    const truths = alternative.map((condition) => truthAt(columnOf(condition), bar));
    const truth = truths.reduce(and, TRUE);
    if (truth === TRUE) return [];
    if (truth !== UNKNOWN) continue;
    for (const [place, condition] of alternative.entries()) {
      if (truths[place] === UNKNOWN) undecided.push(condition);
    }
  }
  return undecided;
}
