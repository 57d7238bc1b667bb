import * as fc from "fast-check";
import { describe, it } from "vitest";
import type { IndicatorDefinition } from "../../../../src/engine/indicators/definition.ts";
import { INDICATORS } from "../../../../src/engine/indicators/registry.ts";
import { lintStrategy } from "../../../../src/engine/strategy/lint/lint.ts";
import { coarseWalks, seriesOf, walks } from "../../support/price-histories.ts";
import { holdsAlways } from "../../support/property.ts";
import {
  basic,
  condition,
  hold,
  indicator,
  parsedOf,
  ranked,
  scaling,
  strategyOf,
} from "../support/exports.ts";
import { lintOf } from "../support/lint.ts";

const spy = [hold("SPY")];
const bil = [hold("BIL")];
const NEVER = ["condition.never /conditions/0"];
const ALWAYS = ["condition.always /conditions/0"];

function compared(metric: string, comparator: string, threshold: number, fields: object = {}): string[] {
  return lintOf(indicator([condition("SPY", threshold, { metric, comparator, ...fields })], spy, bil));
}

function against(
  metric: string,
  window: number,
  comparator: string,
  right: [string, number],
  fields = {},
): string[] {
  const [rightMetric, rightWindow] = right;
  return compared(metric, comparator, 0, { window, expanded: true, rightMetric, rightWindow, ...fields });
}

describe("a value that a definition fixes", () => {
  it("is found: no price is 0, and no average of prices", ({ expect }) => {
    expect(compared("Current Price", "gt", 0)).toEqual(ALWAYS);
    expect(compared("SMA", "lte", 0)).toEqual(NEVER);
    expect(compared("Current Price", "gt", 0, { ticker: "SPY/TLT" })).toEqual(ALWAYS);
    expect(compared("Rate of Change", "lt", -100)).toEqual(NEVER);
    expect(compared("ATR", "lt", 0)).toEqual(NEVER);
    // It may overshoot.
    expect(compared("Hull Moving Average", "gt", 0)).toEqual([]);
  });

  it("is found over one bar, which has nothing to be compared with", ({ expect }) => {
    for (const metric of [
      "Cumulative Return",
      "Standard Deviation",
      "Standard Deviation of Price",
      "Historical Volatility",
      "Max Drawdown",
      "Ulcer Index",
      "Trend Clarity",
      "Linear Reg Slope",
      "Price vs SMA",
      "Bollinger Bandwidth",
    ]) {
      expect(compared(metric, "gt", 0, { window: 1 }), metric).toEqual(NEVER);
      expect(compared(metric, "lt", 0.3, { window: 1 }), metric).toEqual(ALWAYS);
      expect(compared(metric, "gt", 0.3, { window: 0 }), metric).toEqual(NEVER);
    }
    for (const metric of ["Stochastic RSI", "CCI", "Bollinger %B"]) {
      expect(compared(metric, "gt", 0.5, { window: 1 }), metric).toEqual(NEVER);
      expect(compared(metric, "lt", 0.5, { window: 1 }), metric).toEqual(NEVER);
    }
    expect(compared("Rate of Change", "gt", 0, { window: 1 })).toEqual([]);
    expect(compared("RSI", "gt", 50, { window: 1 })).toEqual([]);
  });

  it("is told with its reason", ({ expect }) => {
    const told = (metric: string) => {
      const tree = indicator([condition("SPY", 0, { metric, window: 1 })], spy, bil);
      return lintStrategy(strategyOf(tree)).map(({ message }) => message);
    };
    expect(told("Cumulative Return")).toEqual([
      "Cumulative Return (1) of SPY gt 0 can never be true: over one bar it is always 0",
    ]);
    expect(told("CCI")).toEqual(["CCI (1) of SPY gt 0 can never be true: over one bar it is never known"]);
  });

  it("is found between a shorter and a longer drawdown of one ticker", ({ expect }) => {
    expect(against("Max Drawdown", 10, "gt", ["Max Drawdown", 20])).toEqual(NEVER);
    expect(against("Max Drawdown", 20, "gte", ["Max Drawdown", 10])).toEqual(ALWAYS);
    expect(against("Max Drawdown", 20, "gt", ["Max Drawdown", 10])).toEqual([]);
    expect(against("Max Drawdown", 10, "gt", ["Max Drawdown", 20], { rightTicker: "QQQ" })).toEqual([]);
    expect(against("Ulcer Index", 10, "gt", ["Ulcer Index", 20])).toEqual([]);
  });

  it("is found between a price and its average of one bar, which it is on a close", ({ expect }) => {
    const found = ["condition.same-close /conditions/0"];
    expect(against("Current Price", 1, "gt", ["SMA", 1])).toEqual(found);
    expect(against("EMA", 1, "lte", ["Current Price", 1])).toEqual(found);
    expect(against("Current Price", 1, "gt", ["Linear Reg Value", 2])).toEqual(found);
    expect(against("Current Price", 1, "gt", ["SMA", 2])).toEqual([]);
    expect(against("Current Price", 1, "gt", ["SMA", 1], { rightTicker: "QQQ" })).toEqual([]);
  });

  it("is found where a scaling or a ranking goes by it", ({ expect }) => {
    const fields = { scaleMetric: "Max Drawdown", scaleWindow: 1, scaleFrom: 0, scaleTo: 0.1 };
    expect(lintOf(scaling(spy, bil, fields))).toEqual(["scaling.constant /scaleTo"]);
    expect(lintOf(scaling(spy, bil, { scaleMetric: "CCI", scaleWindow: 1 }))).toEqual([
      "scaling.constant /scaleTo",
    ]);
    const children = [hold("SPY"), hold("QQQ")];
    expect(lintOf(ranked(children, { metric: "Cumulative Return", window: 1 }))).toEqual([
      "function.scores-alike /window",
    ]);
    expect(lintOf(ranked(children, { metric: "CCI", window: 1 }))).toEqual(["function.scores-alike /window"]);
    expect(lintOf(ranked(children, { metric: "RSI", window: 1 }))).toEqual([]);
  });

  it("is found in a branch that can hold nothing: it is worth 1 for ever", ({ expect }) => {
    const reading = (whenFalse: object[]) =>
      lintOf(indicator([condition("branch:else", 1)], spy, whenFalse as never));
    expect(reading([])).toEqual(["ticker.branch-empty /children/else"]);
    expect(reading([hold("Empty")])).toEqual(["ticker.branch-empty /children/else"]);
    expect(reading([basic([hold("Empty"), hold("BIL")])])).not.toContain(
      "ticker.branch-empty /children/else",
    );
    const scaled = scaling(spy, [], { scaleTicker: "branch:then" });
    expect(lintOf(scaled)).toEqual([]);
    expect(lintOf(scaling([], spy, { scaleTicker: "branch:then" }))).toEqual([
      "ticker.branch-empty /children/then",
    ]);
  });

  it("that an indicator cannot reach at its window is found", ({ expect }) => {
    expect(compared("Bollinger %B", "gt", 1.6, { window: 20 })).toEqual(NEVER);
    expect(compared("Bollinger %B", "gt", 1.5, { window: 20 })).toEqual([]);
    expect(compared("CCI", "lt", -700, { window: 20 })).toEqual(NEVER);
    expect(compared("CCI", "lt", -200, { window: 20 })).toEqual([]);
  });
});

describe("what is said of a condition", () => {
  const withRange = INDICATORS.filter((one) => one.rangeAt !== undefined || one.range !== undefined);
  const operand = fc.record({
    definition: fc.constantFrom(...withRange),
    window: fc.constantFrom(1, 2, 3, 8),
  });
  const comparator = fc.constantFrom("lt", "gt", "lte", "gte");

  function holds(left: number, comparedBy: string, right: number): boolean {
    return (
      { lt: left < right, gt: left > right, lte: left <= right, gte: left >= right }[comparedBy] ?? false
    );
  }

  function said(fields: object): boolean | undefined {
    const { strategy } = parsedOf(indicator([condition("SPY", 0, fields)], spy, bil));
    const codes = new Set(lintStrategy(strategy).map(({ code }) => code));
    if (codes.has("condition.never")) return false;
    return codes.has("condition.always") ? true : undefined;
  }

  const columnOf = (
    { definition, window }: { definition: IndicatorDefinition; window: number },
    bars: never[],
  ) => definition.compute(seriesOf(bars), window);

  it("is so on every bar of every history, with every indicator at every window", ({ expect }) => {
    let judged = 0;
    const bars = fc.oneof(walks(30), coarseWalks(30));
    const threshold = fc.constantFrom(-101, -1, 0, 0.5, 1, 2, 101);
    holdsAlways(
      fc.property(
        operand,
        fc.option(operand),
        comparator,
        threshold,
        bars,
        (left, right, by, value, history) => {
          const truth = said({
            metric: left.definition.id,
            window: left.window,
            comparator: by,
            threshold: value,
            ...(right && { expanded: true, rightMetric: right.definition.id, rightWindow: right.window }),
          });
          if (truth === undefined) return;
          const one = columnOf(left, history as never);
          const other = right && columnOf(right, history as never);
          for (const [bar, leftValue] of one.entries()) {
            const rightValue = other ? (other[bar] ?? NaN) : value;
            if (Number.isNaN(leftValue) || Number.isNaN(rightValue)) continue;
            expect(holds(leftValue, by, rightValue)).toBe(truth);
            judged++;
          }
        },
      ),
      600,
    );
    expect(judged).toBeGreaterThan(1_000);
  });

  it("is so of drawdowns over more and fewer bars", ({ expect }) => {
    const growing = INDICATORS.filter(({ growsWithWindow }) => growsWithWindow === true);
    expect(growing.map(({ id }) => id)).toEqual(["Max Drawdown"]);
    const windows = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));
    holdsAlways(
      fc.property(fc.constantFrom(...growing), windows, walks(40), (definition, [one, other], bars) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)].map((window) =>
          definition.compute(seriesOf(bars), window),
        );
        expect([...long!].filter((value, bar) => value < (short![bar] ?? NaN))).toEqual([]);
      }),
      100,
    );
  });

  it("leaves no average out that is the close itself", ({ expect }) => {
    const [history = []] = fc.sample(walks(60), { seed: 6, numRuns: 1 });
    const averages = INDICATORS.filter(({ unit, hasWindow }) => unit === "price" && hasWindow);
    for (const definition of averages) {
      for (const window of [1, 2, 3]) {
        const column = definition.compute(seriesOf(history), window);
        const isClose = history.every(
          ({ close }, bar) =>
            bar + 1 < definition.requiredBars(window) ||
            Math.abs(close - (column[bar] ?? NaN)) < 1e-9 * close,
        );
        const found = against("Current Price", 1, "gt", [definition.id, window]);
        expect(found.includes("condition.same-close /conditions/0"), `${definition.id} ${window}`).toBe(
          isClose,
        );
      }
    }
  });

  it("leaves no indicator out that is always one value, or never known, over one bar", ({ expect }) => {
    const fixed = (one: IndicatorDefinition) => {
      const range = one.rangeAt?.(1);
      return range === null || (range !== undefined && range[0] === range[1]);
    };
    const bars = fc.sample(walks(60), { seed: 5, numRuns: 3 });
    for (const one of INDICATORS.filter(({ hasWindow }) => hasWindow)) {
      const values = new Set(
        bars.flatMap((history) => [...one.compute(seriesOf(history), 1)]).filter((v) => !Number.isNaN(v)),
      );
      expect(values.size <= 1, one.id).toBe(fixed(one));
    }
  });
});
