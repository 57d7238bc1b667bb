import { describe, it } from "vitest";
import { heldOn, lastWeights } from "./support/held.ts";
import { marketWith } from "./support/market.ts";
import { aaaWhen, above, basic, hold } from "./support/trees.ts";

const STILL = [10, 10, 10, 10];

describe("a decision before the open", () => {
  it("knows the opening price and nothing else of its day", ({ expect }) => {
    const bars = marketWith({
      AAA: [
        [9, 11],
        [11, 9],
        [9, 9],
        [12, 9],
      ],
      BBB: STILL,
    });
    for (const timing of ["OO", "OC"] as const) {
      expect(heldOn(aaaWhen(above(10)), bars, { timing })).toEqual(["BBB", "AAA", "BBB", "AAA"]);
      expect(heldOn(aaaWhen(above(10, { metric: "SMA", window: 1 })), bars, { timing })).toEqual([
        "BBB",
        "AAA",
        "BBB",
        "BBB",
      ]);
    }
    for (const timing of ["CC", "CO"] as const) {
      expect(heldOn(aaaWhen(above(10)), bars, { timing })).toEqual(["AAA", "BBB", "BBB", "BBB"]);
    }
  });

  it("crosses from the bar before the last to the last, or from open to open", ({ expect }) => {
    const bars = marketWith({
      AAA: [
        [12, 9],
        [9, 9],
        [11, 11],
        [12, 12],
      ],
      BBB: STILL,
    });
    const crossing = above(10, { comparator: "crossAbove" });
    const price = aaaWhen(crossing);
    const average = aaaWhen({ ...crossing, metric: "SMA", window: 1 });
    expect(heldOn(price, bars, { timing: "OO" })).toEqual(["BBB", "BBB", "AAA", "BBB"]);
    expect(heldOn(average, bars, { timing: "OO" })).toEqual(["BBB", "BBB", "BBB", "AAA"]);
    expect(heldOn(average, bars)).toEqual(["BBB", "BBB", "AAA", "BBB"]);
  });

  it("reads a ratio's opening price, and of a branch only what was known yesterday", ({ expect }) => {
    const bars = marketWith({
      AAA: [
        [10, 10],
        [11, 20],
        [8, 20],
      ],
      BBB: [10, 10, 10],
    });
    const ratio = aaaWhen(above(1, { ticker: "AAA/BBB" }));
    expect(heldOn(ratio, bars, { timing: "OO" })).toEqual(["BBB", "AAA", "BBB"]);
    const branch = aaaWhen(above(1.5, { ticker: "branch:then" }));
    expect(heldOn(branch, bars, { timing: "CC" })).toEqual(["BBB", "AAA", "AAA"]);
    expect(heldOn(branch, bars, { timing: "OO" })).toEqual(["BBB", "BBB", "AAA"]);
  });

  it("ranks and weights by what was known yesterday", ({ expect }) => {
    // Up to the second day AAA moves by 10 %, BBB by 5 %; on the third day it is the other way round.
    const bars = marketWith({ AAA: [100, 110, 99, 99], BBB: [100, 105, 99.75, 200] });
    const weighted = basic([hold("AAA"), hold("BBB")], { weighting: "inverse", volWindow: 2 });
    expect(lastWeights(weighted, bars, { timing: "OO" })).toEqual({
      AAA: expect.closeTo(1 / 3, 8),
      BBB: expect.closeTo(2 / 3, 8),
    });
    const ranked = {
      kind: "function",
      metric: "ROC",
      window: 1,
      rank: "top",
      children: { next: [hold("AAA"), hold("BBB")] },
    };
    expect(heldOn(ranked, bars, { timing: "OO" })).toEqual(["cash", "cash", "AAA", "BBB"]);
    expect(heldOn(ranked, bars)).toEqual(["cash", "AAA", "BBB", "BBB"]);
  });

  it("knows its own date", ({ expect }) => {
    const bars = marketWith({ AAA: STILL, BBB: STILL });
    const date = { type: "if", metric: "Date", dateMonth: 11, dateDay: 4 };
    expect(heldOn(aaaWhen(date), bars, { timing: "OO" })).toEqual(["BBB", "AAA", "BBB", "BBB"]);
  });
});
