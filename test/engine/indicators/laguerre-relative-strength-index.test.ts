import { describe, it } from "vitest";
import { laguerreRelativeStrengthIndex } from "../../../src/engine/indicators/laguerre-relative-strength-index.ts";
import { trend } from "../support/market.ts";
import { closesSeries } from "../support/price-histories.ts";

const laguerre = (closes: readonly number[]) => [
  ...laguerreRelativeStrengthIndex.compute(closesSeries(closes), 14),
];

describe("the Laguerre RSI", () => {
  it("follows the arithmetic of the four filters", ({ expect }) => {
    // All four start at 10. At 20: 12, 8.4, 11.28, 8.976; steps +3.6, -2.88, +2.304.
    // At 20 again: 13.6, 7.84, 11.152, 9.5392; steps +5.76, -3.312, +1.6128.
    const values = laguerre([10, 20, 20]);
    expect(values[0]).toBeNaN();
    expect(values[1]).toBeCloseTo((100 * 5.904) / 8.784, 12);
    expect(values[2]).toBeCloseTo((100 * 7.3728) / 10.6848, 12);
  });

  it("is 100 when the price has been rising for long, and 0 when it has been falling", ({ expect }) => {
    expect(laguerre(trend(100, 1, 60)).at(-1)).toBe(100);
    expect(laguerre(trend(100, -1, 60)).at(-1)).toBe(0);
  });

  it("is unknown while the price has never moved", ({ expect }) => {
    expect(laguerre(Array<number>(400).fill(0.1)).every(Number.isNaN)).toBe(true);
  });

  it("fades into the unknown when a price stands still for half a year, instead of showing rounding", ({
    expect,
  }) => {
    const values = laguerre([...trend(100, 0.7, 10), ...Array<number>(250).fill(106.3)]);
    expect(values[30]).not.toBeNaN();
    expect(values.slice(-50).every(Number.isNaN)).toBe(true);
  });

  it("starts anew after a hole", ({ expect }) => {
    expect(laguerre([500, 400, NaN, 10, 20, 20]).slice(3)).toEqual(laguerre([10, 20, 20]));
  });

  it("has filters that keep less than a ten-millionth of where they started", ({ expect }) => {
    // At a price of 0: what is left in each filter of a start at 1 in one of the four, which spreads into those
    // behind it, and of starts at 1 or -1 in all of them at worst.
    const after = laguerreRelativeStrengthIndex.settledBars(1) - 1;
    const left = [0, 1, 2, 3].map((begun) => {
      let filters: number[] = [0, 1, 2, 3].map((filter) => (filter === begun ? 1 : 0));
      for (let bar = 0; bar < after; bar++) {
        const [a, b, c, d] = filters as [number, number, number, number];
        const first = 0.8 * a;
        const second = -0.8 * first + a + 0.8 * b;
        const third = -0.8 * second + b + 0.8 * c;
        filters = [first, second, third, -0.8 * third + c + 0.8 * d];
      }
      return filters;
    });
    const shares = [0, 1, 2, 3].map((filter) =>
      left.reduce((sum, filters) => sum + Math.abs(filters[filter]!), 0),
    );
    expect(Math.max(...shares)).toBeLessThan(1e-7);
    expect(Math.max(...shares)).toBeGreaterThan(0.8e-7);
  });
});
