import { expect, test } from "vitest";
import { averageHoldings } from "../../../src/engine/metrics/average-holdings.ts";
import { timeInMarket } from "../../../src/engine/metrics/time-in-market.ts";
import { turnoverPerDay, turnoverPerYear } from "../../../src/engine/metrics/turnover.ts";

const NOTHING = new Float64Array();

test("turnover is half of what is traded: going from one ticker to another turns equity over once", () => {
  const traded = Float64Array.of(1, 2, 0, 0);
  expect(turnoverPerDay(traded)).toBe(0.375);
  expect(turnoverPerYear(turnoverPerDay(traded))).toBe(0.375 * 252);
  expect(turnoverPerDay(NOTHING)).toBeNull();
  expect(turnoverPerYear(turnoverPerDay(NOTHING))).toBeNull();
});

test("average holdings count days in cash as none", () => {
  expect(averageHoldings(Float64Array.of(3, 0, 1, 0))).toBe(1);
  expect(averageHoldings(NOTHING)).toBeNull();
});

test("a day with a small position is a day in the market", () => {
  expect(timeInMarket(Float64Array.of(1, 0.01, 0, 0.5))).toBe(0.75);
  expect(timeInMarket(NOTHING)).toBeNull();
});
