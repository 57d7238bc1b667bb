import { describe, it } from "vitest";
import {
  hullMovingAverage,
  weightedMovingAverage,
} from "../../../src/engine/indicators/weighted-moving-averages.ts";
import { trend } from "../support/market.ts";
import { closesSeries } from "../support/price-histories.ts";

const wma = (closes: number[], window: number) => [
  ...weightedMovingAverage.compute(closesSeries(closes), window),
];
const hma = (closes: number[], window: number) => [
  ...hullMovingAverage.compute(closesSeries(closes), window),
];

describe("the weighted moving average", () => {
  it("gives the newest close the greatest weight", ({ expect }) => {
    const values = wma([10, 11, 15, 9], 3);
    expect(values.slice(0, 2)).toEqual([NaN, NaN]);
    // (1 * 10 + 2 * 11 + 3 * 15) / 6, (1 * 11 + 2 * 15 + 3 * 9) / 6
    expect(values[2]).toBeCloseTo(77 / 6, 13);
    expect(values[3]).toBeCloseTo(68 / 6, 13);
  });

  it("lags a third of its window behind a steady rise", ({ expect }) => {
    // The mean age of n closes by their weights is (n - 1) / 3 bars.
    expect(wma(trend(100, 1, 12), 10)[11]).toBeCloseTo(111 - 3, 12);
  });

  it("equals a flat price exactly", ({ expect }) => {
    expect(new Set(wma(Array<number>(20).fill(0.1), 7).slice(6))).toEqual(new Set([0.1]));
  });
});

describe("the Hull moving average", () => {
  it("follows the arithmetic of a window of four", ({ expect }) => {
    const values = hma([1, 2, 4, 8, 16], 4);
    expect(values.slice(0, 4)).toEqual([NaN, NaN, NaN, NaN]);
    // WMA 2: (4 + 2 * 8) / 3 = 20/3, (8 + 2 * 16) / 3 = 40/3. WMA 4: (1 + 4 + 12 + 32) / 10 = 4.9,
    // (2 + 8 + 24 + 64) / 10 = 9.8. Twice the one less the other: 253/30, 506/30; (253/30 + 2 * 506/30) / 3.
    expect(values[4]).toBeCloseTo(1265 / 90, 12);
  });

  it("rounds half of the window and its root down", ({ expect }) => {
    // On a steady rise each WMA lags (n - 1) / 3: with 13, 6 and 3 bars 2 (x - 5/3) - (x - 4) - 2/3 = x.
    expect(hma(trend(100, 1, 30), 13)[29]).toBeCloseTo(129, 12);
    // With 16, 8 and 4: 2 (x - 7/3) - (x - 5) - 1 = x - 2/3.
    expect(hma(trend(100, 1, 30), 16)[29]).toBeCloseTo(129 - 2 / 3, 12);
  });

  it("of one, two or three bars still has windows of a bar", ({ expect }) => {
    expect(hma([2, 4, 7], 1)).toEqual([2, 4, 7]);
    // 2 * 4 - (2 + 2 * 4) / 3, 2 * 7 - (4 + 2 * 7) / 3
    expect(hma([2, 4, 7], 2)[1]).toBeCloseTo(14 / 3, 13);
    expect(hma([2, 4, 7], 2)[2]).toBe(8);
    // 2 * 7 - (2 + 2 * 4 + 3 * 7) / 6
    expect(hma([2, 4, 7], 3)[2]).toBeCloseTo(53 / 6, 13);
  });

  it("equals a flat price exactly", ({ expect }) => {
    expect(new Set(hma(Array<number>(30).fill(0.1), 9).slice(10))).toEqual(new Set([0.1]));
  });
});
