import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Simulation } from "../../../src/engine/backtest/simulation.ts";
import { metricsOf } from "../../../src/engine/metrics/metrics.ts";
import { splitMetrics } from "../../../src/engine/metrics/split-metrics.ts";
import { marketsWithHoles, timings, weights } from "../backtest/support/arbitraries.ts";
import { simulated } from "../backtest/support/market.ts";
import { holdsAlways } from "../support/property.ts";

const DATES = ["2026-01-29", "2026-01-30", "2026-02-02", "2026-02-03", "2026-02-04"];

/** Doubles until 2026-01-30, halves on 2026-02-02, gains 50 % and then 100 %. */
const story: Simulation = {
  equity: Float64Array.of(1, 2, 1, 1.5, 3),
  traded: Float64Array.of(1, 0, 0, 2, 2),
  invested: Float64Array.of(1, 1, 0, 1, 1),
  holdings: Float64Array.of(1, 1, 0, 3, 3),
};

describe("metrics split at a date", () => {
  test("give the return that was known on that date, and the trades from it on, to the second part", () => {
    const { inSample, outOfSample } = splitMetrics(story, DATES, null, "2026-02-02");
    expect(inSample).toMatchObject({ bars: 2, totalReturn: 1, worstDay: 1, turnoverPerDay: 0.25 });
    expect(outOfSample).toMatchObject({
      bars: 3,
      totalReturn: 0.5,
      worstDay: -0.5,
      worstDayDate: "2026-02-02",
      maxDrawdown: 0.5,
      maxDrawdownPeak: "2026-01-30",
      maxDrawdownRecovery: "2026-02-04",
      turnoverPerDay: 4 / 3 / 2,
      averageHoldings: 2,
    });
  });

  test("are those of the part as if it had started at 1", () => {
    const { outOfSample } = splitMetrics(story, DATES, null, "2026-02-03");
    const part: Simulation = {
      equity: Float64Array.of(1, 1.5, 3),
      traded: Float64Array.of(2, 2),
      invested: Float64Array.of(1, 1),
      holdings: Float64Array.of(3, 3),
    };
    expect(outOfSample).toEqual(metricsOf(part, DATES.slice(2), null));
  });

  test("split at a day without a session split at the next session", () => {
    expect(splitMetrics(story, DATES, null, "2026-01-31")).toEqual(
      splitMetrics(story, DATES, null, "2026-02-02"),
    );
  });

  test("are those of the whole where one part is empty", () => {
    const whole = metricsOf(story, DATES, null);
    expect(splitMetrics(story, DATES, null, "2026-01-29")).toEqual({ inSample: null, outOfSample: whole });
    expect(splitMetrics(story, DATES, null, "2026-02-05")).toEqual({ inSample: whole, outOfSample: null });
  });

  test("compare each part with the benchmark of the same days", () => {
    const benchmark = Float64Array.of(1, 1.1, 1, 1.25, 1.75);
    // In the second part equity and benchmark earn -50 % and -1/11, 50 % and 25 %, 100 % and 40 %.
    const { inSample, outOfSample } = splitMetrics(story, DATES, benchmark, "2026-02-02");
    expect(inSample).toMatchObject({ alpha: null, beta: null });
    const part = { ...story, equity: story.equity.slice(1) };
    expect(outOfSample!.beta).toBe(metricsOf(part, DATES.slice(1), benchmark.slice(1)).beta);
    expect(outOfSample!.beta).not.toBeNull();
  });

  test("lose nothing: the parts' returns compound to the whole's, and their bars add up", () => {
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, fc.nat(11), (table, targets, timing, bar) => {
        const simulation = simulated(table, targets, { timing, costBps: 10 });
        const whole = metricsOf(simulation, table.dates, null);
        const { inSample, outOfSample } = splitMetrics(simulation, table.dates, null, table.dates[bar]!);
        const compounded = (1 + (inSample?.totalReturn ?? 0)) * (1 + (outOfSample?.totalReturn ?? 0));
        expect(compounded / (1 + whole.totalReturn!)).toBeCloseTo(1, 12);
        expect((inSample?.bars ?? 0) + (outOfSample?.bars ?? 0)).toBe(whole.bars);
      }),
    );
  });
});
