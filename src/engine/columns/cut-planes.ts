import { type BarRange, WORD, wordOf, wordsIn } from "./bar-range.ts";

/** With fewer cuts than this a pass for each is faster. */
const FEWEST_CUTS = 4;

/**
 * For each of several cuts, in ascending order, the plane of bits on which the values are strictly below it. Row 0 of
 * the values is the bar `from`; words begin with the one that this bar lies in. Unknown values have no bit.
 *
 * One pass serves all cuts: values move little from bar to bar, so the place of a value among the cuts is searched
 * from the place of the one before. A bar's bit goes to the first cut above it; then each plane takes in the one of
 * the cut below, because what is below a cut is below all higher ones.
 */
export function cutPlanes(from: number, values: Float64Array, cuts: Float64Array): Uint32Array[] {
  if (cuts.length < FEWEST_CUTS) return Array.from(cuts, (cut) => belowCut(from, values, cut));
  const range: BarRange = { from, to: from + values.length };
  const words = wordsIn(range);
  const planes = Array.from(cuts, () => new Uint32Array(words));
  let place = 0;
  for (let word = 0, base = wordOf(from) * WORD; word < words; word++, base += WORD) {
    const next = Math.min(base + WORD, range.to);
    let bits = 0;
    for (let bar = Math.max(base, from); bar < next; bar++) {
      const value = values[bar - from] ?? NaN;
      const before = place;
      // Comparisons with NaN are false, so that an unknown value moves up beyond all cuts.
      while (place > 0 && value < (cuts[place - 1] ?? NaN)) place--;
      while (place < cuts.length && !(value < (cuts[place] ?? NaN))) place++;
      if (place !== before) {
        addBits(planes[before], word, bits);
        bits = 0;
      }
      bits |= 1 << (bar % WORD);
    }
    addBits(planes[place], word, bits);
  }
  for (let cut = 1; cut < planes.length; cut++) takeIn(planes[cut], planes[cut - 1]);
  return planes;
}

function belowCut(from: number, values: Float64Array, cut: number): Uint32Array {
  const end = from + values.length;
  const plane = new Uint32Array(wordsIn({ from, to: end }));
  for (let word = 0, base = wordOf(from) * WORD; word < plane.length; word++, base += WORD) {
    const next = Math.min(base + WORD, end);
    let bits = 0;
    for (let bar = Math.max(base, from); bar < next; bar++) {
      if ((values[bar - from] ?? NaN) < cut) bits |= 1 << (bar % WORD);
    }
    plane[word] = bits;
  }
  return plane;
}

/** What lies beyond all cuts is in no plane. */
function addBits(plane: Uint32Array | undefined, word: number, bits: number): void {
  if (plane !== undefined) plane[word] = (plane[word] ?? 0) | bits;
}

function takeIn(plane: Uint32Array | undefined, lower: Uint32Array | undefined): void {
  if (plane === undefined || lower === undefined) return;
  for (let word = 0; word < plane.length; word++) plane[word] = (plane[word] ?? 0) | (lower[word] ?? 0);
}
