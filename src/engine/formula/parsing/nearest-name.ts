import { editDistance } from "../../indicators/edit-distance.ts";

/** The longest name that is compared letter by letter, so that an absurd name costs nothing. */
const LONGEST_NAME = 100;

/** The shortest piece that says what a name is about. */
const SHORTEST_PIECE = 3;

/**
 * The name whose spelling comes nearest to a misspelt one in lower case, of those that can be meant: nearly spelt so, or
 * with a piece in common. `undefined` where there is none.
 */
function nearestName(misspelt: string, names: Iterable<string>): string | undefined {
  const wanted = misspelt.slice(0, LONGEST_NAME);
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const name of names) {
    const edits = editDistance(wanted, name);
    if (edits >= fewest || !(edits <= mostEdits(name) || haveCommonPiece(wanted, name))) continue;
    fewest = edits;
    nearest = name;
  }
  return nearest;
}

/** The nearest name as the end of a message about one that there is none of. */
export function suggestion(misspelt: string, names: Iterable<string>): string {
  const nearest = nearestName(misspelt, names);
  return nearest === undefined ? "there is none like it" : `the nearest is "${nearest}"`;
}

/** In short names every letter counts. */
function mostEdits(name: string): number {
  return Math.min(2, Math.floor((2 * name.length) / 5));
}

/** Whether more than half of the shorter name stands in the other one as a piece: max, of rmax and rolling_max. */
function haveCommonPiece(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const length = Math.max(SHORTEST_PIECE, Math.floor(short.length / 2) + 1);
  for (let start = 0; start + length <= short.length; start++) {
    if (long.includes(short.slice(start, start + length))) return true;
  }
  return false;
}
