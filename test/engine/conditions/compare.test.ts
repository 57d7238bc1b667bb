import * as fc from "fast-check";
import { describe, it } from "vitest";
import { type Comparator, COMPARATORS } from "../../../src/engine/conditions/comparator.ts";
import { comparison, lettersOf, numbers } from "../support/columns.ts";

/** One letter a bar: true, false or unknown. */
function truths(left: number[], right: number[] | number, comparator: Comparator): string {
  const rightSide = typeof right === "number" ? right : numbers(right);
  const range = { from: 0, to: left.length };
  return lettersOf(comparison(numbers(left), rightSide, comparator, range), 0, left.length);
}

describe("comparisons", () => {
  it("are strict or not, as they say", ({ expect }) => {
    expect(truths([9, 10, 11], 10, "lt")).toBe("TFF");
    expect(truths([9, 10, 11], 10, "lte")).toBe("TTF");
    expect(truths([9, 10, 11], 10, "gt")).toBe("FFT");
    expect(truths([9, 10, 11], 10, "gte")).toBe("FTT");
  });

  it("are unknown where either side is", ({ expect }) => {
    expect(truths([NaN, 9, NaN], [10, NaN, NaN], "lt")).toBe("UUU");
    expect(truths([9], [NaN], "gte")).toBe("U");
  });
});

describe("a crossing", () => {
  it("upwards happens on the day that reaches the threshold from below", ({ expect }) => {
    //                  below, reaches, stays, falls, jumps over
    expect(truths([9, 10, 10, 9, 12], 10, "crossAbove")).toBe("FTFFT");
  });

  it("downwards happens on the day that reaches the threshold from above", ({ expect }) => {
    expect(truths([11, 10, 10, 11, 8], 10, "crossBelow")).toBe("FTFFT");
  });

  it("does not start from the threshold itself", ({ expect }) => {
    expect(truths([8, 10, 11], 10, "crossAbove")).toBe("FTF");
    expect(truths([12, 10, 9], 10, "crossBelow")).toBe("FTF");
  });

  it("of two indicators compares yesterday with the right side's own yesterday", ({ expect }) => {
    // On the last day the left side reaches the right one, but yesterday's 10 was not below yesterday's 10:
    // only against today's 11 would it have been.
    expect(truths([9, 10, 11], [12, 10, 11], "crossAbove")).toBe("FTF");
    expect(truths([9, 9, 9], [8, 9, 7], "crossBelow")).toBe("FTF");
  });

  it("on the first bar, or after an unknown one, is unknown unless today settles it", ({ expect }) => {
    expect(truths([10], 10, "crossAbove")).toBe("U");
    expect(truths([9], 10, "crossAbove")).toBe("F");
    expect(truths([9, NaN, 11, 12], 10, "crossAbove")).toBe("FUUF");
    expect(truths([9, NaN, 9], 10, "crossAbove")).toBe("FUF");
  });
});

describe("a comparison of a part of the history", () => {
  const value = fc.constantFrom(9, 10, 11, NaN);
  const history = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 100 });

  it("says what the whole history's says of the same bars", ({ expect }) => {
    fc.assert(
      fc.property(history, fc.constantFrom(...COMPARATORS), fc.nat(), (bars, comparator, seed) => {
        const lefts = bars.map(([left]) => left);
        const rights = bars.map(([, right]) => right);
        const from = seed % bars.length;
        const before = Math.max(0, from - 1);
        const part = comparison(
          numbers(lefts.slice(before), before),
          numbers(rights.slice(before), before),
          comparator,
          { from, to: bars.length },
        );
        expect(lettersOf(part, from, bars.length)).toBe(truths(lefts, rights, comparator).slice(from));
      }),
    );
  });

  it("with a threshold is the one with a column that always stands there", ({ expect }) => {
    fc.assert(
      fc.property(history, fc.constantFrom(...COMPARATORS), (bars, comparator) => {
        const lefts = bars.map(([left]) => left);
        const threshold = lefts.map(() => 10);
        expect(truths(lefts, 10, comparator)).toBe(truths(lefts, threshold, comparator));
      }),
    );
  });

  it("is unknown on the bars that a side does not reach", ({ expect }) => {
    const late = comparison(numbers([9, 9], 40), 10, "lt", { from: 0, to: 42 });
    expect(lettersOf(late, 0, 42)).toBe(`${"U".repeat(40)}TT`);
  });
});
