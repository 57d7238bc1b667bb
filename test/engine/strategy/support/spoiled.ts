/** Exports in which something is not as it should be. */
import * as fc from "fast-check";
import { exports } from "./arbitraries.ts";

/** Plain data and much that is not. */
const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** Values that are nearly what some field takes. */
const near = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, false, "", "  ", " 12 ", "1e3", "NaN", "then", "call", "#"),
  fc.constantFrom<unknown>(NaN, Infinity, -Infinity, -0, 0, -1, 0.5, 2 ** 60),
  fc.constantFrom<unknown>("x".repeat(1000), "x".repeat(1001), " ".repeat(1001), [], {}, [[]], [null], [{}]),
  fc.constantFrom<unknown>({ month: 13 }, { quantifier: 3 }, { items: [{ id: 1 }, null] }, { next: {} }),
  fc.array(fc.oneof(fc.string(), fc.constant(null), fc.integer()), { maxLength: 3 }),
);

export const strange: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: near },
  { weight: 2, arbitrary: anything },
  // As JSON makes it: an own field.
  { weight: 1, arbitrary: anything.map((value) => ownField("__proto__", value)) },
  { weight: 1, arbitrary: fc.object().map((value) => Object.create(value) as unknown) },
  { weight: 1, arbitrary: fc.record({ [Symbol("strange")]: anything, next: anything }) },
);

function ownField(name: string, value: unknown): object {
  return Object.defineProperty({}, name, { value, enumerable: true, writable: true });
}

/** Strategies of which some parts have become strange, anywhere. */
export const spoiled: fc.Arbitrary<unknown> = fc
  .tuple(exports, fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }))
  .map(([tree, changes]) => {
    const copy: unknown = structuredClone(tree);
    for (const [choice, value] of changes) {
      const places = placesIn(copy);
      const place = places[choice % places.length];
      if (place !== undefined) place.parent[place.key] = value;
    }
    return copy;
  });

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

/** All fields and entries of plain data. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return [];
  // Whatever a test has put there, its own fields can be set by name.
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}
