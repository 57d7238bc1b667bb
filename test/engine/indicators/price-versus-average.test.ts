import { describe, it } from "vitest";
import { priceVersusAverage } from "../../../src/engine/indicators/price-versus-average.ts";
import { closesSeries } from "../support/price-histories.ts";

const distances = (closes: number[], window: number) => [
  ...priceVersusAverage.compute(closesSeries(closes), window),
];

describe("the price against its average", () => {
  it("is the percentage by which it is above or below", ({ expect }) => {
    // 5 by 4, 1 by 4
    expect(distances([3, 5, 7, 1], 2)).toEqual([NaN, 25, 100 * (7 / 6 - 1), -75]);
  });

  it("is exactly 0 at a flat price", ({ expect }) => {
    expect(new Set(distances(Array<number>(30).fill(0.1), 7).slice(6))).toEqual(new Set([0]));
  });
});
