import { WORD } from "../../columns/bar-range.ts";
import { type Plane, wordIn } from "../../columns/plane.ts";
import { lowestBit } from "../../numeric/lowest-bit.ts";
import type { AllocationPool } from "../allocation/allocation-pool.ts";
import { NOTHING } from "../allocations.ts";
import type { Part } from "./node-column.ts";

/** A part, and the fraction that goes to it. */
export interface WeighedPart extends Part {
  readonly weight: number;
}

/**
 * Writes, for each of some bars, the id of what the parts of that bar hold together; weights add up in the order of the
 * parts. The weights of a word of bars are added up at once, part by part: most parts hold one ticker, on many bars.
 */
export function sumParts(
  parts: readonly WeighedPart[],
  { words, at, firstWord, endWord }: Plane,
  pool: AllocationPool,
  ids: Uint32Array,
): void {
  const width = pool.tickers.length;
  const rows = new Float64Array(WORD * width);
  let id = NOTHING;
  for (let word = firstWord; word < endWord; word++) {
    const mask = words[at + word] ?? 0;
    const maskBefore = word === firstWord ? 0 : (words[at + word - 1] ?? 0);
    if (mask === 0) continue;
    rows.fill(0);
    let changes = 0;
    for (const { bars, id: held, weight } of parts) {
      const bits = (bars.words[bars.at + word] ?? 0) & mask;
      const before = (wordIn(bars, word - 1) & maskBefore) >>> 31;
      changes |= bits ^ ((bits << 1) | before);
      addTo(rows, width, bits, held, weight, pool);
    }
    for (let bits = mask; bits !== 0; bits &= bits - 1) {
      const bit = lowestBit(bits);
      if (((changes >>> bit) & 1) === 1) id = pool.holdRow(rows, bit * width);
      ids[word * WORD + bit] = id;
    }
  }
}

/** Adds a fraction of an allocation to the rows of some bits. */
function addTo(
  rows: Float64Array,
  width: number,
  bits: number,
  id: number,
  weight: number,
  { starts, places, fractions }: AllocationPool,
): void {
  if (bits === 0) return;
  const end = starts[id + 1] ?? 0;
  for (let entry = starts[id] ?? 0; entry < end; entry++) {
    const place = places[entry] ?? 0;
    const added = weight * (fractions[entry] ?? 0);
    for (let left = bits; left !== 0; left &= left - 1) {
      const row = lowestBit(left) * width + place;
      rows[row] = (rows[row] ?? 0) + added;
    }
  }
}
