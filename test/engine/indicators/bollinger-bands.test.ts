import { describe, it } from "vitest";
import { bollingerBandwidth, bollingerPosition } from "../../../src/engine/indicators/bollinger-bands.ts";
import { closesSeries } from "../support/price-histories.ts";

const position = (closes: number[], window: number) => [
  ...bollingerPosition.compute(closesSeries(closes), window),
];
const width = (closes: number[], window: number) => [
  ...bollingerBandwidth.compute(closesSeries(closes), window),
];

describe("Bollinger bands", () => {
  // Mean 5 and population deviation 2 (as in every textbook): the bands are 1 and 9.
  const closes = [2, 4, 4, 4, 5, 5, 7, 9];

  it("have the close between them, 0 on the lower and 1 on the upper one", ({ expect }) => {
    expect(position(closes, 8)).toEqual([...Array<number>(7).fill(NaN), 1]);
    expect(position([9, 4, 4, 4, 5, 5, 7, 2], 8)[7]).toBe((2 - 1) / 8);
    expect(position([2, 9, 4, 4, 4, 5, 7, 5], 8)[7]).toBe(0.5);
  });

  it("may leave the close outside", ({ expect }) => {
    // Nine closes of 10 and one of 20: mean 11, deviation 3, bands 5 and 17.
    expect(position([...Array<number>(9).fill(10), 20], 10)[9]).toBeCloseTo(15 / 12, 13);
  });

  it("are as wide as four deviations, in percent of the mean", ({ expect }) => {
    expect(width(closes, 8)[7]).toBe(160);
  });

  it("fall together at a flat price, and then have no place for the close", ({ expect }) => {
    const flat = [3, ...Array<number>(9).fill(0.1)];
    expect(position(flat, 5).slice(5)).toEqual(Array(5).fill(NaN));
    expect(width(flat, 5).slice(5)).toEqual(Array(5).fill(0));
    expect(position([3, 4], 1)).toEqual([NaN, NaN]);
  });
});
