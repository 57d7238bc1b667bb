import { describe, it } from "vitest";
import { ultimateSmoother } from "../../../src/engine/indicators/ultimate-smoother.ts";
import { closesSeries } from "../support/price-histories.ts";

const smooth = (closes: number[], window: number) => [
  ...ultimateSmoother.compute(closesSeries(closes), window),
];

describe("the smoother with two poles", () => {
  it("lets the first closes of its window pass, two at least", ({ expect }) => {
    const closes = [10, 13, 11, 16, 12];
    expect(smooth(closes, 4).slice(0, 4)).toEqual([10, 13, 11, 16]);
    expect(smooth(closes, 4)[4]).not.toBe(12);
    expect(smooth(closes, 1).slice(0, 2)).toEqual([10, 13]);
    expect(smooth(closes, 1)[2]).not.toBe(11);
  });

  it("answers a jump of the price as a damped oscillation does", ({ expect }) => {
    // The difference equation with both starts at -100 has the solution -100 a^k (sin((k+1)f) - a sin(kf)) / sin f.
    for (const window of [1, 2, 3, 10, 25]) {
      const before = Array<number>(Math.max(2, window)).fill(100);
      const values = smooth([...before, ...Array<number>(30).fill(200)], window).slice(before.length);
      // oxlint-disable-next-line oxc/approx-constant -- 1.414 is Ehlers's own number
      const angle = (1.414 * Math.PI) / window;
      const decay = Math.exp(-angle);
      for (const [row, value] of values.entries()) {
        const bars = row + 1;
        const swing = (Math.sin((bars + 1) * angle) - decay * Math.sin(bars * angle)) / Math.sin(angle);
        expect(value).toBeCloseTo(200 - 100 * decay ** bars * swing, 9);
      }
    }
  });

  it("passes anew after a hole", ({ expect }) => {
    expect(smooth([1, 2, 3, 4, NaN, 50, 60, 70, 80], 3).slice(4, 8)).toEqual([NaN, 50, 60, 70]);
  });
});
