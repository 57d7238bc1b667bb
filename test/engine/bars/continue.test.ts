import { describe, it } from "vitest";
import { continueBars } from "../../../src/engine/bars/continue.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";

/** Bars whose open, high, low and close differ, by date and close in dollars. */
function bars(closes: Record<string, number>, volume = 1000): DailyBars {
  const prices = Object.values(closes);
  return {
    dates: Object.keys(closes),
    open: Float64Array.from(prices, (price) => price - 1),
    high: Float64Array.from(prices, (price) => price + 2),
    low: Float64Array.from(prices, (price) => price - 3),
    close: Float64Array.from(prices),
    volume: Float64Array.from(prices, () => volume),
  };
}

const STORED = bars({ "2026-11-17": 98, "2026-11-18": 99, "2026-11-19": 100 });

describe("newer rows of a history", () => {
  it("are appended when they begin with the newest stored bar", ({ expect }) => {
    const newer = bars({ "2026-11-19": 100, "2026-11-20": 101, "2026-11-23": 102 });
    expect(continueBars(STORED, newer, [])).toEqual(
      bars({
        "2026-11-17": 98,
        "2026-11-18": 99,
        "2026-11-19": 100,
        "2026-11-20": 101,
        "2026-11-23": 102,
      }),
    );
  });

  it("change nothing when there is none but the newest stored bar", ({ expect }) => {
    expect(continueBars(STORED, bars({ "2026-11-19": 100 }), [])).toEqual(STORED);
  });

  it("bring a corrected volume of the newest stored bar with them", ({ expect }) => {
    const joined = continueBars(STORED, bars({ "2026-11-19": 100, "2026-11-20": 101 }, 1200), []);
    expect(joined?.volume).toEqual(Float64Array.of(1000, 1000, 1200, 1200));
  });

  it.for(["open", "high", "low", "close"] as const)(
    "do not continue when the newest stored bar has another %s by now",
    (column, { expect }) => {
      const newer = bars({ "2026-11-19": 100, "2026-11-20": 101 });
      const corrected = { ...newer, [column]: newer[column].map((price) => price + 0.01) };
      expect(continueBars(STORED, corrected, [])).toBeUndefined();
      expect(continueBars(STORED, { ...newer, [column]: newer[column].fill(NaN, 0, 1) }, [])).toBeUndefined();
    },
  );

  it("continue when prices differ by no more than rounding", ({ expect }) => {
    const newer = bars({ "2026-11-19": 100 + 1e-12, "2026-11-20": 101 });
    expect(continueBars(STORED, newer, [])?.dates).toHaveLength(4);
  });

  it("do not continue over a split or a dividend, which changes every price before it", ({ expect }) => {
    const newer = bars({ "2026-11-19": 100, "2026-11-20": 101 });
    expect(continueBars(STORED, newer, ["2026-11-20"])).toBeUndefined();
    // That of the newest stored bar is in the stored history already.
    expect(continueBars(STORED, newer, ["2026-11-19"])?.dates).toHaveLength(4);
  });

  it("do not continue when they begin elsewhere, or are none", ({ expect }) => {
    expect(continueBars(STORED, bars({ "2026-11-20": 100, "2026-11-23": 101 }), [])).toBeUndefined();
    expect(continueBars(STORED, bars({ "2026-11-18": 99, "2026-11-19": 100 }), [])).toBeUndefined();
    expect(continueBars(STORED, bars({}), [])).toBeUndefined();
    expect(continueBars(bars({}), bars({ "2026-11-20": 101 }), [])).toBeUndefined();
  });
});
