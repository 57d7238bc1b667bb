import { type BarRange, WORD } from "../columns/bar-range.ts";
import type { PlaneBook } from "../columns/plane-book.ts";
import { falseBits, trueBits, type TruthColumn } from "../columns/truth-column.ts";

/**
 * The column of "true on each of the last `days` bars", the current one included, by three-valued logic: one
 * false bar makes it false, otherwise one unknown bar makes it unknown. Bars before the first are unknown.
 */
export function streakColumn(
  condition: TruthColumn,
  days: number,
  range: BarRange,
  book: PlaneBook,
): TruthColumn {
  const holds = book.plane(range);
  const known = book.plane(range);
  for (let word = holds.firstWord; word < holds.endWord; word++) {
    let isTrue = -1;
    let isFalse = 0;
    // Beyond the first bar everything is unknown: one day more than there are bars says all that is left to say.
    const most = Math.min(days, (word - condition.known.firstWord + 1) * WORD + 1);
    for (let back = 0; back < most; back++) {
      isTrue &= bitsBefore(trueBits, condition, word, back);
      isFalse |= bitsBefore(falseBits, condition, word, back);
    }
    holds.words[holds.at + word] = isTrue;
    known.words[known.at + word] = isTrue | isFalse;
  }
  return { holds, known, flip: 0 };
}

/** The bits of a word as they stood `back` bars earlier. */
function bitsBefore(bits: typeof trueBits, condition: TruthColumn, word: number, back: number): number {
  const at = word - Math.floor(back / WORD);
  const shift = back % WORD;
  const own = bits(condition, at) << shift;
  return shift === 0 ? own : own | (bits(condition, at - 1) >>> (WORD - shift));
}
