import { describe, it } from "vitest";
import {
  historicalVolatility,
  standardDeviation,
  standardDeviationOfPrice,
} from "../../../src/engine/indicators/standard-deviations.ts";
import { closesSeries } from "../support/price-histories.ts";

const ofReturns = (closes: number[], window: number) => [
  ...standardDeviation.compute(closesSeries(closes), window),
];
const ofPrices = (closes: number[], window: number) => [
  ...standardDeviationOfPrice.compute(closesSeries(closes), window),
];
const volatility = (closes: number[], window: number) => [
  ...historicalVolatility.compute(closesSeries(closes), window),
];

describe("the standard deviation of returns", () => {
  it("is the population's, in percent, of simple daily returns", ({ expect }) => {
    const values = ofReturns([100, 110, 99, 118.8], 3);
    expect(values.slice(0, 3)).toEqual([NaN, NaN, NaN]);
    // Returns 10, -10 and 20 percent, mean 20/3: squares 100/9 + 2500/9 + 1600/9 = 4200/9, by 3.
    expect(values[3]).toBeCloseTo(Math.sqrt(1400 / 9), 12);
  });

  it("is 0 over one day, and at a flat price", ({ expect }) => {
    expect(ofReturns([100, 110, 99], 1)).toEqual([NaN, 0, 0]);
    expect(ofReturns(Array<number>(5).fill(0.1), 3).slice(3)).toEqual([0, 0]);
  });
});

describe("the standard deviation of prices", () => {
  it("is that of the textbook's eight numbers", ({ expect }) => {
    expect(ofPrices([2, 4, 4, 4, 5, 5, 7, 9], 8)).toEqual([...Array<number>(7).fill(NaN), 2]);
  });

  it("is 0 at a flat price, whatever moved before", ({ expect }) => {
    expect(ofPrices([1e6, 3, ...Array<number>(5).fill(0.1)], 3).slice(4)).toEqual([0, 0, 0]);
  });
});

describe("the historical volatility", () => {
  it("is the population's deviation of log returns, in percent a year of 252 sessions", ({ expect }) => {
    const values = volatility([100, 100 * Math.exp(0.01), 100, 100 * Math.exp(0.02)], 2);
    expect(values.slice(0, 2)).toEqual([NaN, NaN]);
    // Log returns of 1, -1 and 2 percent: deviations of 1 and 1.5 percent.
    expect(values[2]).toBeCloseTo(Math.sqrt(252), 10);
    expect(values[3]).toBeCloseTo(1.5 * Math.sqrt(252), 10);
  });
});
