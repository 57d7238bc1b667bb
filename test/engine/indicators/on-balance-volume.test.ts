import { describe, it } from "vitest";
import { onBalanceVolumeChange } from "../../../src/engine/indicators/on-balance-volume.ts";
import { type Bar, seriesOfBars } from "./support/price-series.ts";

/** Bars of a close and a volume. */
const bars = (days: readonly (readonly [number, number])[]): Bar[] =>
  days.map(([close, volume]) => [close, close, close, volume]);
const obv = (days: readonly Bar[], window: number) => [
  ...onBalanceVolumeChange.compute(seriesOfBars(days), window),
];

describe("the rate of change of the on-balance volume", () => {
  it("compares the balance with what it was two bars before", ({ expect }) => {
    // Balance 0, +200, -100 (less 300), -100 (unchanged price), +300 (plus 400)
    const days = bars([
      [10, 100],
      [11, 200],
      [9, 300],
      [9, 500],
      [12, 400],
    ]);
    // From 0: unknown. From 200 to -100: -150 %. From -100 to 300: +400 of 100.
    expect(obv(days, 2)).toEqual([NaN, NaN, NaN, -150, 400]);
    expect(obv(days, 1)).toEqual([NaN, NaN, -150, 0, 400]);
  });

  it("is unknown where the balance was 0, also when nothing was traded", ({ expect }) => {
    const days = bars([
      [10, 0],
      [11, 0],
      [12, 0],
    ]);
    expect(obv(days, 1)).toEqual([NaN, NaN, NaN]);
  });

  it("counts from 0 again after a bar without a volume", ({ expect }) => {
    const days = bars([
      [10, 100],
      [11, 200],
      [12, NaN],
      [13, 300],
      [14, 400],
      [15, 100],
    ]);
    // 0, 200, unknown, 0, 400, 500
    expect(obv(days, 1)).toEqual([NaN, NaN, NaN, NaN, NaN, 25]);
  });

  it("depends for ever on the bar from which it is counted", ({ expect }) => {
    const rising = (count: number) => bars(Array.from({ length: count }, (_, day) => [10 + day, 100]));
    expect(obv(rising(101), 1).at(-1)).toBeCloseTo(100 / 99, 12);
    expect(obv(rising(51), 1).at(-1)).toBeCloseTo(100 / 49, 12);
    expect(onBalanceVolumeChange.settledBars(1)).toBe(Infinity);
  });
});
