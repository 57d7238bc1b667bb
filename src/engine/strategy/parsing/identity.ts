import type { Location } from "./location.ts";

/**
 * The given id, or one made from its place (the JSON Pointer as a URI fragment: `#/children/next/0`) when
 * there is none or when `taken` has it already. Adds the answer to `taken`.
 */
export function distinctId(id: string | undefined, at: Location, taken: Set<string>): string {
  let distinct = id === undefined || taken.has(id) ? `#${at.path}` : id;
  while (taken.has(distinct)) distinct += "'";
  taken.add(distinct);
  return distinct;
}
