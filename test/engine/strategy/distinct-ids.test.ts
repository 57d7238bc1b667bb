import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DistinctIds } from "../../../src/engine/strategy/parsing/identity.ts";
import { holdsAlways } from "../support/property.ts";

/** The same rule, with every id looked up. */
function distinctAmong(taken: Set<string>, id: string | undefined, path: string): string {
  let distinct = id === undefined || taken.has(id) ? `#${path}` : id;
  while (taken.has(distinct)) distinct += "'";
  taken.add(distinct);
  return distinct;
}

test("ids made from places differ from all others, given before or after them", () => {
  const places = ["", "/0", "/1", "/1'", "/1''", "/2"];
  const given = fc.constantFrom(undefined, undefined, "a", "b", "#", ...places.map((place) => `#${place}`));
  holdsAlways(
    fc.property(
      fc.shuffledSubarray(places),
      fc.array(given, { minLength: 6, maxLength: 6 }),
      (paths, ids) => {
        const distinct = new DistinctIds();
        const taken = new Set<string>();
        for (const [index, path] of paths.entries()) {
          expect(distinct.distinct(ids[index], { path })).toBe(distinctAmong(taken, ids[index], path));
        }
        expect(taken.size).toBe(paths.length);
      },
    ),
    1000,
  );
});
