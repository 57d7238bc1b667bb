import { WORD } from "../../columns/bar-range.ts";
import { type Plane, wordIn } from "../../columns/plane.ts";
import { lowestBit } from "../../numeric/lowest-bit.ts";
import type { NodeColumn, Part } from "./node-column.ts";

/** What is held on some bars: ids by bar, of which most are known as parts, or always the same id. */
export type Held = NodeColumn | number;

/** More pairs of parts than this take longer to be compared than the bars of a word, one by one. */
const MOST_PAIRS = 64;

/** For a word and some bits of it, those of the bars on which the same is held. */
export type SameBits = (word: number, bits: number) => number;

/** Compares what is held in one place and in another, on bars that both are made for. */
export function sameBits(one: Held, other: Held): SameBits {
  if (one === other) return (_word, bits) => bits;
  if (typeof one === "number" || typeof other === "number") return sameByBar(one, other);
  if (!one.isOfParts || !other.isOfParts) return sameByBar(one, other);
  const pairs = pairsOf(one.parts, other.parts);
  return pairs.length > MOST_PAIRS ? sameByBar(one, other) : (word, bits) => bits & commonBits(pairs, word);
}

type Pair = readonly [one: Plane, other: Plane];

/** The bars of parts of the same id. */
function pairsOf(parts: readonly Part[], others: readonly Part[]): readonly Pair[] {
  return parts.flatMap(({ bars, id }) =>
    others.flatMap((other): readonly Pair[] => (other.id === id ? [[bars, other.bars]] : [])),
  );
}

function commonBits(pairs: readonly Pair[], word: number): number {
  let bits = 0;
  for (const [one, other] of pairs) bits |= wordIn(one, word) & wordIn(other, word);
  return bits;
}

function sameByBar(one: Held, other: Held): SameBits {
  const idIn = (held: Held, bar: number) => (typeof held === "number" ? held : held.at(bar));
  return (word, bits) => {
    let same = 0;
    for (let left = bits; left !== 0; left &= left - 1) {
      const bar = word * WORD + lowestBit(left);
      if (idIn(one, bar) === idIn(other, bar)) same |= left & -left;
    }
    return same;
  };
}
