import { describe, it } from "vitest";
import { volumeWeightedAveragePriceRatio } from "../../../src/engine/indicators/volume-weighted-average-price.ts";
import { volume } from "../../../src/engine/indicators/volume.ts";
import { type Bar, seriesOfBars } from "./support/price-series.ts";

/** Bars of a close and a volume. */
const bars = (days: readonly (readonly [number, number])[]): Bar[] =>
  days.map(([close, shares]) => [close, close, close, shares]);

describe("the volume", () => {
  it("is the bar's own, and unknown where the close is", ({ expect }) => {
    const series = seriesOfBars(
      bars([
        [10, 100],
        [11, 0],
        [NaN, 300],
        [12, NaN],
      ]),
    );
    expect([...volume.compute(series, 14)]).toEqual([100, 0, NaN, NaN]);
  });
});

describe("the price as a ratio of the volume-weighted average price", () => {
  const ratio = (days: readonly Bar[], window: number) => [
    ...volumeWeightedAveragePriceRatio.compute(seriesOfBars(days), window),
  ];

  it("weighs each close by its volume", ({ expect }) => {
    // (10 * 300 + 20 * 100) / 400 = 12.5; 20 / 12.5 = 160 %. (20 * 100 + 15 * 300) / 400 = 16.25
    const values = ratio(
      bars([
        [10, 300],
        [20, 100],
        [15, 300],
      ]),
      2,
    );
    expect(values.slice(0, 2)).toEqual([NaN, 160]);
    expect(values[2]).toBeCloseTo(1500 / 16.25, 12);
  });

  it("is exactly 100 at a flat price, so that it never appears to cross it", ({ expect }) => {
    const days = bars(Array.from({ length: 20 }, (_, day) => [0.1, 333 + 7 * day]));
    expect(ratio(days, 6).slice(5)).toEqual(Array<number>(15).fill(100));
  });

  it("is unknown when nothing was traded in the whole window, flat or not", ({ expect }) => {
    const days = bars([
      [10, 1000],
      [10, 0],
      [10, 0],
      [11, 0],
      [12, 500],
    ]);
    expect(ratio(days, 2)).toEqual([NaN, 100, NaN, NaN, 100]);
  });

  it("is unknown while a volume of its window is", ({ expect }) => {
    const days = bars([
      [10, 100],
      [10, NaN],
      [10, 100],
      [10, 100],
    ]);
    expect(ratio(days, 2)).toEqual([NaN, NaN, NaN, 100]);
  });
});
