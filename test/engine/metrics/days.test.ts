import { describe, expect, test } from "vitest";
import { bestDay, worstDay } from "../../../src/engine/metrics/extreme-days.ts";
import { returnStatistics } from "../../../src/engine/metrics/statistics/return-statistics.ts";
import { winRate } from "../../../src/engine/metrics/win-rate.ts";
import { MIXED } from "./support/returns.ts";

const NOTHING = new Float64Array();

describe("the win rate", () => {
  test("counts the gains among the days on which equity moved", () => {
    expect(winRate(returnStatistics(MIXED))).toBe(6 / 8);
    expect(winRate(returnStatistics(Float64Array.of(0.01, 0, 0, -0.02, 0.01)))).toBe(2 / 3);
  });

  test("is not defined where equity never moved", () => {
    expect(winRate(returnStatistics(new Float64Array(5)))).toBeNull();
    expect(winRate(returnStatistics(NOTHING))).toBeNull();
  });
});

describe("the best and the worst day", () => {
  test("are those of the largest and the smallest return", () => {
    expect(bestDay(MIXED)).toBe(1);
    expect(worstDay(MIXED)).toBe(7);
  });

  test("are the earliest of equal ones", () => {
    const returns = Float64Array.of(0, 0.02, -0.01, 0.02, -0.01);
    expect(bestDay(returns)).toBe(1);
    expect(worstDay(returns)).toBe(2);
  });

  test("need a return", () => {
    expect(bestDay(NOTHING)).toBeNull();
    expect(worstDay(NOTHING)).toBeNull();
  });
});
