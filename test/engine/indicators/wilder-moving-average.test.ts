import { describe, it } from "vitest";
import { wilderMovingAverage } from "../../../src/engine/indicators/wilder-moving-average.ts";
import { closesSeries } from "../support/price-histories.ts";

const rma = (closes: number[], window: number) => [
  ...wilderMovingAverage.compute(closesSeries(closes), window),
];

describe("Wilder's moving average", () => {
  it("starts at the mean of the first three closes and then moves a third of the way", ({ expect }) => {
    // (3 + 6 + 9) / 3 = 6; 6 + (12 - 6) / 3 = 8; 8 + (0.5 - 8) / 3 = 5.5
    expect(rma([3, 6, 9, 12, 0.5], 3)).toEqual([NaN, NaN, 6, 8, 5.5]);
  });

  it("of one bar is the price", ({ expect }) => {
    expect(rma([2, 4, 7], 1)).toEqual([2, 4, 7]);
  });
});
