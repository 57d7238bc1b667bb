/** Lists of conditions joined by `if`, `and` and `or`. */
import type { BarRange } from "../columns/bar-range.ts";
import type { PlaneBook } from "../columns/plane-book.ts";
import { setBits } from "../columns/plane.ts";
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
 * The column of a list on a range of bars. `alternatives` hold indices into `conditions`, the condition columns.
 * An empty list is false.
 */
export function listColumn(
  alternatives: readonly (readonly number[])[],
  conditions: readonly (TruthColumn | undefined)[],
  range: BarRange,
  book: PlaneBook,
): TruthColumn {
  const terms = alternatives.map((indices) => indices.map((index) => elementAt(conditions, index)));
  const [only] = terms;
  if (terms.length === 1 && only?.length === 1) return elementAt(only, 0);
  const anyTrue = book.plane(range);
  const known = book.plane(range);
  // Where every alternative is false, until the end, when it becomes where that or the truth is known.
  setBits(known, range);
  const words = anyTrue.endWord - anyTrue.firstWord;
  const term = { isTrue: new Int32Array(words), isFalse: new Int32Array(words) };
  for (const all of terms) {
    conjoin(all, anyTrue.firstWord, term);
    for (let word = 0; word < words; word++) {
      const at = anyTrue.firstWord + word;
      anyTrue.words[anyTrue.at + at] = (anyTrue.words[anyTrue.at + at] ?? 0) | (term.isTrue[word] ?? 0);
      known.words[known.at + at] = (known.words[known.at + at] ?? 0) & (term.isFalse[word] ?? 0);
    }
  }
  for (let word = anyTrue.firstWord; word < anyTrue.endWord; word++) {
    known.words[known.at + word] =
      (known.words[known.at + word] ?? 0) | (anyTrue.words[anyTrue.at + word] ?? 0);
  }
  return { holds: anyTrue, known, flip: 0 };
}

/** Where all of some conditions are true, and where any is false, word by word from `firstWord` on. */
function conjoin(
  conditions: readonly TruthColumn[],
  firstWord: number,
  { isTrue, isFalse }: { readonly isTrue: Int32Array; readonly isFalse: Int32Array },
): void {
  isTrue.fill(-1);
  isFalse.fill(0);
  for (const { holds, known, flip } of conditions) {
    const [holding, knowing] = [holds.words, known.words];
    const holdsAt = holds.at + firstWord;
    const knownAt = known.at + firstWord;
    for (let word = 0; word < isTrue.length; word++) {
      const isKnown = knowing[knownAt + word] ?? 0;
      const truth = ((holding[holdsAt + word] ?? 0) ^ flip) & isKnown;
      isTrue[word] = (isTrue[word] ?? 0) & truth;
      isFalse[word] = (isFalse[word] ?? 0) | (isKnown ^ truth);
    }
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
