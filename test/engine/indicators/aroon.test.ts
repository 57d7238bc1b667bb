import { describe, it } from "vitest";
import { aroonDown, aroonOscillator, aroonUp } from "../../../src/engine/indicators/aroon.ts";
import { type Bar, flatBars, seriesOfBars } from "./support/price-series.ts";

const compute = (bars: readonly Bar[], window: number) => {
  const series = seriesOfBars(bars);
  return {
    up: [...aroonUp.compute(series, window)],
    down: [...aroonDown.compute(series, window)],
    oscillator: [...aroonOscillator.compute(series, window)],
  };
};

describe("Aroon", () => {
  it("counts the bars since the highest high and the lowest low of five bars", ({ expect }) => {
    // The high of 9 is 3, then 4 bars back, and then out of the window, which leaves the 8 of the bar itself.
    // The low of 2 is 1, 2, then 3 bars back.
    const { up, down, oscillator } = compute(
      [
        [5, 4, 5],
        [9, 5, 6],
        [7, 4, 6],
        [6, 2, 4],
        [7, 3, 6],
        [7, 4, 5],
        [8, 3, 8],
      ],
      4,
    );
    expect(up).toEqual([NaN, NaN, NaN, NaN, 25, 0, 100]);
    expect(down).toEqual([NaN, NaN, NaN, NaN, 75, 50, 25]);
    expect(oscillator).toEqual([NaN, NaN, NaN, NaN, -50, -50, 75]);
  });

  it("takes the latest of equal highs and of equal lows", ({ expect }) => {
    const { up, down } = compute(
      [
        [8, 3, 5],
        [8, 4, 5],
        [7, 3, 5],
      ],
      2,
    );
    expect(up[2]).toBe(50);
    expect(down[2]).toBe(100);
  });

  it("is 100 both ways, and so 0 in balance, at a flat price", ({ expect }) => {
    const { up, down, oscillator } = compute(flatBars(4, 5), 2);
    expect(up.slice(2)).toEqual([100, 100]);
    expect(down.slice(2)).toEqual([100, 100]);
    expect(oscillator.slice(2)).toEqual([0, 0]);
  });

  it("swings between 100 and -100 in an unbroken rise and fall", ({ expect }) => {
    const rising: Bar[] = [1, 2, 3, 4].map((price) => [price, price, price]);
    expect(compute(rising, 3).oscillator[3]).toBe(100);
    expect(compute(rising.toReversed(), 3).oscillator[3]).toBe(-100);
  });

  it("needs the bar on which it starts to count to be known in full", ({ expect }) => {
    const { up, down } = compute(
      [
        [6, 5, 5],
        [7, NaN, 5],
        [8, 6, 7],
        [7, 5, 6],
        [6, 4, 5],
      ],
      2,
    );
    expect(up).toEqual([NaN, NaN, NaN, NaN, 0]);
    expect(down).toEqual([NaN, NaN, NaN, NaN, 100]);
  });
});
