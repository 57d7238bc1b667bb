import { describe, it } from "vitest";
import { averageReturn, cumulativeReturn } from "../../../src/engine/indicators/returns.ts";
import { closesSeries } from "../support/price-histories.ts";

const cumulative = (closes: number[], window: number) => [
  ...cumulativeReturn.compute(closesSeries(closes), window),
];
const average = (closes: number[], window: number) => [
  ...averageReturn.compute(closesSeries(closes), window),
];

describe("the cumulative return", () => {
  it("goes from the first close of the window to the last", ({ expect }) => {
    // 10/8 - 1, 6/16 - 1
    expect(cumulative([8, 16, 10, 6], 3)).toEqual([NaN, NaN, 0.25, -0.625]);
  });

  it("over a single close is 0", ({ expect }) => {
    expect(cumulative([8, 16], 1)).toEqual([0, 0]);
  });

  it("is unknown across a hole, although both of its ends are known", ({ expect }) => {
    expect(cumulative([8, NaN, 10], 3)).toEqual([NaN, NaN, NaN]);
  });
});

describe("the mean of returns", () => {
  it("takes as many returns as its window has bars", ({ expect }) => {
    // 25, -50 and 100 percent
    expect(average([8, 10, 5, 10], 2)).toEqual([NaN, NaN, -0.125, 0.25]);
  });
});
