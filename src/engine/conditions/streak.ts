import { type BarRange, WORD } from "../columns/bar-range.ts";
import { type TruthColumn, unknownTruths } from "../columns/truth-column.ts";

/**
 * The column of "true on each of the last `days` bars", the current one included, by three-valued logic: one
 * false bar makes it false, otherwise one unknown bar makes it unknown. Bars before the first are unknown.
 */
export function streakColumn(condition: TruthColumn, days: number, range: BarRange): TruthColumn {
  const column = unknownTruths(range);
  const shift = column.firstWord - condition.firstWord;
  for (let word = 0; word < column.isTrue.length; word++) {
    let isTrue = 0xffff_ffff;
    let isFalse = 0;
    // Beyond the first bar everything is unknown: one day more than there are bars says all that is left to say.
    const most = Math.min(days, (word + shift + 1) * WORD + 1);
    for (let back = 0; back < most; back++) {
      isTrue &= shiftedWord(condition.isTrue, word + shift, back);
      isFalse |= shiftedWord(condition.isFalse, word + shift, back);
    }
    column.isTrue[word] = isTrue;
    column.isFalse[word] = isFalse;
  }
  return column;
}

/** The bits of a word as they stood `back` bars earlier. */
function shiftedWord(plane: Uint32Array, word: number, back: number): number {
  const at = word - Math.floor(back / WORD);
  const bits = back % WORD;
  const own = (plane[at] ?? 0) << bits;
  return bits === 0 ? own : own | ((plane[at - 1] ?? 0) >>> (WORD - bits));
}
