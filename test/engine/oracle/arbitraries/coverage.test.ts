/** What the random strategies and markets contain, so that a property over them says something about all of it. */
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { INDICATORS } from "../indicators/catalogue.ts";
import { type Bars, longMarkets, markets } from "./markets.ts";
import { backtests, strategies, timings, yearlyStrategies } from "./strategies.ts";

const SEED = 20_261_123;

function sampled<Value>(arbitrary: fc.Arbitrary<Value>, numRuns: number): readonly Value[] {
  return fc.sample(arbitrary, { seed: SEED, numRuns });
}

/** Every value of every field in some exports, as `field=value`. */
function fieldValues(value: unknown, field = "", found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      fieldValues(inner, Array.isArray(value) ? field : name, found);
    }
  } else found.add(`${field}=${String(value)}`);
  return found;
}

describe("random strategies", () => {
  const found = fieldValues(sampled(strategies, 400));
  const has = (field: string, ...values: unknown[]) =>
    values.filter((value) => !found.has(`${field}=${String(value)}`));

  it("have every kind of node", ({ expect }) => {
    const kinds = ["position", "basic", "function", "indicator", "numbered", "call", "altExit", "scaling"];
    expect(has("kind", ...kinds)).toEqual([]);
    expect(has("callRefId", "first-chain", "second-chain")).toEqual([]);
  });

  it("have every weighting, on each side", ({ expect }) => {
    const modes = ["equal", "defined", "inverse", "pro", "capped", null];
    for (const field of ["weighting", "weightingThen", "weightingElse"]) {
      expect(has(field, ...modes)).toEqual([]);
    }
  });

  it("have every quantifier, rank and way to join", ({ expect }) => {
    const quantifiers = ["any", "all", "none", "exactly", "atLeast", "atMost", "ladder"];
    expect(has("quantifier", ...quantifiers)).toEqual([]);
    expect(has("rank", "Top", "Bottom", null)).toEqual([]);
    expect(has("type", "if", "and", "or")).toEqual([]);
    expect(has("groupLogic", "and", "or", null)).toEqual([]);
    expect(has("forDays", 1, 2, 3, null)).toEqual([]);
    expect(has("expanded", true, false)).toEqual([]);
  });

  it("have every comparator", ({ expect }) => {
    const comparators = ["lt", "gt", "lte", "gte", "crossAbove", "crossBelow", "<", ">", "<=", ">="];
    expect(has("comparator", ...comparators)).toEqual([]);
  });

  it("read every indicator that does not look back over a year, formulas and dates", ({ expect }) => {
    const ids = INDICATORS.filter((indicator) => indicator.requiredBars(1) < 253).map(({ id }) => id);
    expect(has("metric", ...ids, "Date", "custom:calm", "custom:full")).toEqual([]);
  });

  it("read branches and ratios in conditions and scalings", ({ expect }) => {
    for (const field of ["ticker", "rightTicker", "scaleTicker"]) {
      expect(has(field, "branch:then", "branch:else")).toEqual([]);
      expect([...found].some((entry) => entry.startsWith(`${field}=`) && entry.includes("/"))).toBe(true);
    }
  });

  it("look back over a year where they are made for it", ({ expect }) => {
    const yearly = fieldValues(sampled(yearlyStrategies, 200));
    const ids = INDICATORS.filter((indicator) => indicator.requiredBars(1) === 253).map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(ids.filter((id) => !yearly.has(`metric=${id}`))).toEqual([]);
  });

  it("trade at every timing, over all days or some", ({ expect }) => {
    expect(new Set(sampled(timings, 50)).size).toBe(4);
    const options = sampled(backtests, 100);
    for (const field of ["from", "to"] as const) {
      expect(new Set(options.map((option) => option[field] === undefined)).size).toBe(2);
    }
  });
});

describe("random markets", () => {
  /** For each ticker of some markets how many bars are missing in a row, hole by hole, after its first bar. */
  function holesIn(some: readonly Bars[]): readonly number[] {
    return some.flatMap((bars) => {
      const calendar = [...new Set([...bars.values()].flatMap(({ dates }) => dates))].sort();
      return [...bars.values()].flatMap(({ dates }) => {
        const places = dates.map((date) => calendar.indexOf(date));
        return places.slice(1).map((place, index) => place - places[index]! - 1);
      });
    });
  }

  it("have holes that are carried and holes that are too long for it", ({ expect }) => {
    const holes = holesIn(sampled(markets, 20));
    expect(holes.some((hole) => hole >= 1 && hole <= 5)).toBe(true);
    expect(holes.some((hole) => hole > 5)).toBe(true);
  });

  it("have weekdays over a turn of the year, and tickers that come late", ({ expect }) => {
    const firstDates = new Set<string>();
    for (const bars of sampled(markets, 20)) {
      for (const { dates } of bars.values()) firstDates.add(dates[0]!);
      const all = [...bars.values()].flatMap(({ dates }) => dates);
      expect(all.some((date) => date.slice(5, 7) === "12")).toBe(true);
      expect(all.some((date) => date.slice(5, 7) === "01")).toBe(true);
      expect(all.every((date) => new Date(date).getUTCDay() % 6 !== 0)).toBe(true);
    }
    expect(firstDates.size).toBeGreaterThan(5);
  });

  it("have bars whose open and close lie between low and high", ({ expect }) => {
    let flat = 0;
    let quiet = 0;
    for (const bars of [...sampled(markets, 10), ...sampled(longMarkets, 3)]) {
      for (const { open, high, low, close, volume } of bars.values()) {
        for (const [bar, price] of close.entries()) {
          if (price === 0) continue;
          expect(high[bar]!).toBeGreaterThanOrEqual(Math.max(open[bar]!, price));
          expect(low[bar]!).toBeLessThanOrEqual(Math.min(open[bar]!, price));
          expect(low[bar]!).toBeGreaterThan(0);
          if (high[bar] === low[bar]) flat++;
          if (volume[bar] === 0) quiet++;
        }
      }
    }
    expect(Math.min(flat, quiet)).toBeGreaterThan(0);
  });
});
