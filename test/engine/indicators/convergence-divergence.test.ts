import { describe, it } from "vitest";
import {
  convergenceDivergence,
  percentageConvergenceDivergence,
} from "../../../src/engine/indicators/convergence-divergence.ts";
import { closesSeries } from "../support/price-histories.ts";

/** Apple from 2013-02-19 on, as in "How to Calculate MACD in Excel" (investexcel.net, 2013). */
const APPLE = [
  459.99, 448.85, 446.06, 450.81, 442.8, 448.97, 444.57, 441.4, 430.47, 420.05, 431.14, 425.66, 430.58,
  431.72, 437.87, 428.43, 428.35, 432.5, 443.66, 455.72, 454.49, 452.08, 452.73, 461.91, 463.58, 461.14,
  452.08, 442.66, 428.91, 429.79, 431.99, 427.72, 423.2, 426.21, 426.98, 435.69, 434.33,
];

describe("the MACD histogram", () => {
  const macd = (closes: readonly number[]) => [...convergenceDivergence.compute(closesSeries(closes), 14)];

  it("begins on the thirty-fourth bar with the published numbers", ({ expect }) => {
    // Published: line -2.070558190, signal 3.037525869. The following lines -2.621842328 and -2.329066740 are the
    // sheet's too; signals 3.037525869 + (line - 3.037525869) / 5 and so on.
    const values = macd(APPLE);
    expect(values.slice(0, 33).every(Number.isNaN)).toBe(true);
    expect(values[33]).toBeCloseTo(-5.108084059, 8);
    expect(values[34]).toBeCloseTo(-4.527494558, 8);
    expect(values[35]).toBeCloseTo(-3.387775176, 8);
  });

  it("is exactly 0 at a flat price", ({ expect }) => {
    expect(macd(Array<number>(40).fill(0.1)).slice(33)).toEqual(Array<number>(7).fill(0));
  });

  it("starts anew after a hole", ({ expect }) => {
    expect(macd([...APPLE, NaN, ...APPLE]).slice(APPLE.length + 1)).toEqual(macd(APPLE));
  });
});

describe("the PPO histogram", () => {
  const ppo = (closes: readonly number[]) => [
    ...percentageConvergenceDivergence.compute(closesSeries(closes), 14),
  ];

  it("is the MACD's, with the line in percent of the slow average", ({ expect }) => {
    // The same closes in exact fractions.
    const values = ppo(APPLE);
    expect(values.slice(0, 33).every(Number.isNaN)).toBe(true);
    expect(values[33]).toBeCloseTo(-1.157176921, 8);
    expect(values[34]).toBeCloseTo(-1.027344566, 8);
    expect(values[35]).toBeCloseTo(-0.76838782, 8);
  });

  it("does not depend on the unit of the price", ({ expect }) => {
    const halved = ppo(APPLE.map((price) => price / 2));
    expect(halved.at(-1)).toBeCloseTo(ppo(APPLE).at(-1)!, 12);
  });
});
