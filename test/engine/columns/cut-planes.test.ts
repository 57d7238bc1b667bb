import * as fc from "fast-check";
import { describe, it } from "vitest";
import { cutColumn } from "../../../src/engine/columns/cut-planes.ts";
import { NumberColumn } from "../../../src/engine/columns/number-column.ts";
import { PlaneBook } from "../../../src/engine/columns/plane-book.ts";
import { hasBit } from "../../../src/engine/columns/plane.ts";

/** Values that often repeat, with unknown, infinite and huge ones whose sum is unknown or infinite. */
const values = fc.array(fc.constantFrom(1, 2, 3, 4, 5, -0, NaN, Infinity, -Infinity, 1e308, -1e308), {
  minLength: 1,
  maxLength: 150,
});
const cuts = fc.uniqueArray(fc.constantFrom(-1e308, 0, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, Infinity), {
  maxLength: 12,
});

describe("a column that is cut", () => {
  it("is below each cut where its values are, and known where they are", ({ expect }) => {
    fc.assert(
      fc.property(values, cuts, fc.nat({ max: 70 }), (numbers, some, from) => {
        const range = { from, to: from + numbers.length };
        const book = new PlaneBook();
        const known = book.plane(range);
        const sorted = some.toSorted((left, right) => left - right);
        const planes = sorted.map(() => book.plane(range));
        cutColumn(new NumberColumn(from, Float64Array.from(numbers)), known, sorted, planes);
        for (const [row, value] of numbers.entries()) {
          expect(hasBit(known, from + row)).toBe(!Number.isNaN(value));
          for (const [place, cut] of sorted.entries()) {
            expect(hasBit(planes[place]!, from + row)).toBe(value < cut);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is cut in the words that the planes have, where it begins earlier", ({ expect }) => {
    const column = new NumberColumn(
      0,
      Float64Array.from({ length: 100 }, (_, bar) => bar),
    );
    const book = new PlaneBook();
    const range = { from: 70, to: 100 };
    const [before, known, below] = [book.plane(range), book.plane(range), book.plane(range)];
    cutColumn(column, known, [80], [below]);
    expect([hasBit(below, 79), hasBit(below, 80), hasBit(known, 99)]).toEqual([true, false, true]);
    expect([...Array(30).keys()].some((bit) => hasBit(before, 70 + bit))).toBe(false);
  });
});
