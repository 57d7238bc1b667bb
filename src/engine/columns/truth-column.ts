import { FALSE, TRUE, type Truth, UNKNOWN } from "../conditions/truth.ts";
import { WORD, wordOf } from "./bar-range.ts";
import { type Plane, wordIn } from "./plane.ts";

/**
 * One truth a bar: unknown where no bit of `known` is set; otherwise true where `holds` has one, or, if it is flipped,
 * where it has none. `holds` has no bit that `known` does not have. A comparison and its opposite share their planes.
 *
 * Thirty-two bars are decided at once: in Kleene's logic AND is true where both are true and false where either is
 * false, OR the other way round.
 */
export interface TruthColumn {
  readonly holds: Plane;
  readonly known: Plane;
  /** All bits to flip, or none. */
  readonly flip: 0 | -1;
}

/** True where the column is false, and the other way round. */
export function negated({ holds, known, flip }: TruthColumn): TruthColumn {
  return { holds, known, flip: flip === 0 ? -1 : 0 };
}

/** The bits of the bars of a word on which a column is true; none outside of it. */
export function trueBits({ holds, known, flip }: TruthColumn, word: number): number {
  return (wordIn(holds, word) ^ flip) & wordIn(known, word);
}

/** The bits of the bars of a word on which a column is false; none outside of it. */
export function falseBits({ holds, known, flip }: TruthColumn, word: number): number {
  return (wordIn(holds, word) ^ ~flip) & wordIn(known, word);
}

/** The truth that a column holds at a bar; unknown outside of it. */
export function truthAt(column: TruthColumn, bar: number): Truth {
  const word = wordOf(bar);
  const bit = 1 << (bar % WORD);
  if ((trueBits(column, word) & bit) !== 0) return TRUE;
  return (falseBits(column, word) & bit) === 0 ? UNKNOWN : FALSE;
}
