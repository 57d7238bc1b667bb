import { describe, it } from "vitest";
import { rateOfChange } from "../../../src/engine/indicators/rate-of-change.ts";
import { closesSeries } from "../support/price-histories.ts";

const roc = (closes: number[], window: number) => [...rateOfChange.compute(closesSeries(closes), window)];

describe("the rate of change", () => {
  it("is the percentage between a close and the one n bars before", ({ expect }) => {
    // 100 * (12/8 - 1) = 50, 100 * (9/12 - 1) = -25
    expect(roc([8, 12, 12, 9], 2)).toEqual([NaN, NaN, 50, -25]);
  });

  it("is unknown across a hole, although both of its ends are known", ({ expect }) => {
    expect(roc([8, NaN, 12, 9, 18], 2)).toEqual([NaN, NaN, NaN, NaN, 50]);
  });
});
