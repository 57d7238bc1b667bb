import { editDistance } from "../../indicators/edit-distance.ts";

/** The longest name that is compared letter by letter, so that an absurd name costs nothing. */
const LONGEST_NAME = 100;

/** The name, out of at least one, whose spelling comes nearest to a misspelt one in lower case. */
export function nearestName(misspelt: string, names: Iterable<string>): string {
  const wanted = misspelt.slice(0, LONGEST_NAME);
  let nearest = "";
  let fewest = Infinity;
  for (const name of names) {
    const edits = editDistance(wanted, name);
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = name;
  }
  return nearest;
}
