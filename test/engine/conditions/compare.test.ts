import { describe, it } from "vitest";
import type { Comparator } from "../../../src/engine/conditions/comparator.ts";
import { compareColumns } from "../../../src/engine/conditions/compare.ts";

/** One letter a bar: true, false or unknown. */
function truths(left: number[], right: number[] | number, comparator: Comparator): string {
  const rightSide = typeof right === "number" ? right : Float64Array.from(right);
  const column = compareColumns(Float64Array.from(left), rightSide, comparator);
  return [...column].map((code) => "FTU"[code]).join("");
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
    expect(truths([9], NaN, "gte")).toBe("U");
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
