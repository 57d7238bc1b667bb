import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Simulation } from "../../../src/engine/backtest/simulation.ts";
import { METRIC_DEFINITIONS } from "../../../src/engine/metrics/definitions.ts";
import { metricsOf } from "../../../src/engine/metrics/metrics.ts";
import { marketsWithHoles, timings, weights } from "../backtest/support/arbitraries.ts";
import { simulated } from "../backtest/support/market.ts";
import { SESSIONS } from "../support/market.ts";
import { holdsAlways } from "../support/property.ts";

const DATES = ["2026-01-29", "2026-01-30", "2026-02-02", "2026-02-03"];

/** Equity of 1, 1.25, 1, 1.5: gains 25 %, loses 20 %, gains 50 %. */
const story: Simulation = {
  equity: Float64Array.of(1, 1.25, 1, 1.5),
  traded: Float64Array.of(1, 0, 2, 1),
  invested: Float64Array.of(1, 1, 1, 0),
  holdings: Float64Array.of(2, 2, 1, 0),
};

const empty: Simulation = {
  equity: new Float64Array(),
  traded: new Float64Array(),
  invested: new Float64Array(),
  holdings: new Float64Array(),
};

/** Every number in a value that JSON could hold. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

describe("the metrics of a simulation", () => {
  test("put numbers and dates together", () => {
    const metrics = metricsOf(story, DATES, null);
    expect(metrics).toMatchObject({
      bars: 4,
      totalReturn: 0.5,
      cagr: 1.5 ** 84 - 1,
      maxDrawdownPeak: "2026-01-30",
      maxDrawdownTrough: "2026-02-02",
      maxDrawdownRecovery: "2026-02-03",
      bestDay: 0.5,
      bestDayDate: "2026-02-03",
      worstDayDate: "2026-02-02",
      winRate: 2 / 3,
      turnoverPerDay: 0.5,
      turnoverPerYear: 126,
      averageHoldings: 1.25,
      timeInMarket: 0.75,
    });
    expect(metrics.maxDrawdown).toBeCloseTo(0.2, 12);
    expect(metrics.worstDay).toBeCloseTo(-0.2, 12);
    expect(metrics.calmar! / metrics.cagr!).toBeCloseTo(1 / 0.2, 12);
    expect(metrics.months.map(({ month }) => month)).toEqual([1, 2]);
    expect(metrics.years).toEqual([{ year: 2026, totalReturn: 0.5 }]);
  });

  test("know alpha and beta against a benchmark only", () => {
    expect(metricsOf(story, DATES, null)).toMatchObject({ alpha: null, beta: null });
    const metrics = metricsOf(story, DATES, story.equity);
    expect(metrics.beta).toBeCloseTo(1, 12);
    expect(metrics.alpha).toBeCloseTo(0, 10);
  });

  test("of no bars and of a single one are not defined, but they can be asked for", () => {
    expect(metricsOf(empty, [], null)).toMatchObject({ bars: 0, totalReturn: null, turnoverPerDay: null });
    const single: Simulation = {
      equity: Float64Array.of(1),
      traded: Float64Array.of(1),
      invested: Float64Array.of(1),
      holdings: Float64Array.of(2),
    };
    const metrics = metricsOf(single, DATES.slice(0, 1), null);
    expect(metrics).toMatchObject({
      bars: 1,
      cagr: null,
      maxDrawdown: null,
      bestDayDate: null,
      averageHoldings: 2,
    });
    expect(metrics.months).toEqual([]);
  });

  test("survive JSON unchanged: nothing is NaN or infinite", () => {
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, fc.boolean(), (table, targets, timing, compared) => {
        const simulation = simulated(table, targets, { timing, costBps: 10 });
        const benchmark = compared ? simulated(table, targets, { timing }).equity : null;
        const metrics = metricsOf(simulation, table.dates, benchmark);
        expect(numbersIn(metrics).every(Number.isFinite)).toBe(true);
        expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
      }),
    );
  });

  test("do not depend on what number equity starts at", () => {
    const scaled = { ...story, equity: story.equity.map((value) => 1024 * value) };
    expect(metricsOf(scaled, DATES, story.equity)).toEqual(metricsOf(story, DATES, story.equity));
  });

  test("each have a definition, in their own order", () => {
    const metrics = metricsOf(story, SESSIONS.slice(0, 4), null);
    expect(Object.keys(METRIC_DEFINITIONS)).toEqual(Object.keys(metrics));
    for (const { label, formula, explanation } of Object.values(METRIC_DEFINITIONS)) {
      expect(label).not.toBe("");
      expect(formula).not.toBe("");
      expect(explanation).toMatch(/^[A-Z].*\.$/);
    }
  });
});
