import { describe, it } from "vitest";
import { currentPrice } from "../../../src/engine/indicators/current-price.ts";
import { exponentialMovingAverage } from "../../../src/engine/indicators/exponential-moving-average.ts";
import { simpleMovingAverage } from "../../../src/engine/indicators/simple-moving-average.ts";
import { closesSeries } from "../support/price-histories.ts";

const sma = (closes: number[], window: number) => [
  ...simpleMovingAverage.compute(closesSeries(closes), window),
];
const ema = (closes: number[], window: number) => [
  ...exponentialMovingAverage.compute(closesSeries(closes), window),
];

describe("the current price", () => {
  it("is the close, and unknown where that is", ({ expect }) => {
    expect([...currentPrice.compute(closesSeries([10, NaN, 12]), 1)]).toEqual([10, NaN, 12]);
  });
});

describe("the simple moving average", () => {
  it("is the mean of the last three closes", ({ expect }) => {
    // (1+2+6)/3 = 3, (2+6+7)/3 = 5, (6+7+2)/3 = 5
    expect(sma([1, 2, 6, 7, 2], 3)).toEqual([NaN, NaN, 3, 5, 5]);
  });

  it("is unknown while a hole lies in its window", ({ expect }) => {
    expect(sma([1, 3, NaN, 5, 7, 9], 2)).toEqual([NaN, 2, NaN, NaN, 6, 8]);
  });

  it("equals a flat price exactly, so that the price is never above it by rounding", ({ expect }) => {
    expect(new Set(sma(Array<number>(30).fill(0.1), 7).slice(6))).toEqual(new Set([0.1]));
  });

  it("does not remember closes that left its window, however large", ({ expect }) => {
    // A running sum would still be off by the rounding of 1e16.
    expect(sma([1e16, 0.1, 0.2, 0.3, 0.4], 2).slice(2)).toEqual(sma([0.1, 0.2, 0.3, 0.4], 2).slice(1));
  });

  it("is unknown when there are fewer bars than its window", ({ expect }) => {
    expect(sma([1, 2], 3)).toEqual([NaN, NaN]);
  });
});

describe("the exponential moving average", () => {
  it("starts at the mean of the first three closes and then moves half of the way", ({ expect }) => {
    // alpha = 2 / (3 + 1); (2+4+6)/3 = 4; 4 + (8-4)/2 = 6; 6 + (2-6)/2 = 4
    expect(ema([2, 4, 6, 8, 2], 3)).toEqual([NaN, NaN, 4, 6, 4]);
  });

  it("starts anew after a hole", ({ expect }) => {
    // 3 bars from scratch: (20+40+60)/3 = 40, whatever came before the hole; 40 + (80-40)/2 = 60
    expect(ema([2, 4, 6, NaN, 20, 40, 60, 80], 3)).toEqual([NaN, NaN, 4, NaN, NaN, NaN, 40, 60]);
  });

  it("of one bar is the price", ({ expect }) => {
    expect(ema([2, 4, 7], 1)).toEqual([2, 4, 7]);
  });
});
