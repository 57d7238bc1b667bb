/** What a decision makes of volume while today is not over. */
import { describe, it } from "vitest";
import { alignBars } from "../../../src/engine/bars/align.ts";
import { appendProvisionalBar } from "../../../src/engine/bars/provisional.ts";
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { dailyBars, type Day, SESSIONS } from "../support/market.ts";
import { basic, condition, decisionOf, hold, indicator, ranked, scaling } from "../support/strategies.ts";

/** Some days that are over, and today with a last price alone. */
function unfinished(
  tickers: Record<string, { readonly days: readonly Day[]; readonly last: number }>,
): BarTable {
  const bars = Object.entries(tickers).map(([ticker, { days, last }]) => {
    const quote = { open: null, high: null, low: null, last };
    return [ticker, appendProvisionalBar(dailyBars(days), SESSIONS.at(days.length)!, quote)] as const;
  });
  return alignBars(new Map(bars));
}

/** Two days with 100 and 200 shares, and now 13. */
const SPY = {
  days: [
    [10, 10, 100],
    [12, 12, 200],
  ] as const,
  last: 13,
};
const today = unfinished({ SPY });

const entryOf = (...conditions: object[]) =>
  decisionOf(indicator(conditions, [hold("SPY")], []), today).trace[0]!;

describe("on a day that is not over", () => {
  it("volume stands as of yesterday, and the trace says so", ({ expect }) => {
    const entry = entryOf(condition("SPY", 150, { id: "busy", metric: "Volume", comparator: "gt" }));
    expect(entry.conditions).toEqual([{ id: "busy", left: 200, right: 150, result: "true", margin: 50 }]);
    expect(entry.lateVolumes).toEqual(["SPY"]);
  });

  it("what is made of prices and volume stands as of yesterday, price and all", ({ expect }) => {
    // 100 x 12 / ((10 x 100 + 12 x 200) / 300) = 100 x 12 x 300 / 3400
    const entry = entryOf(condition("SPY", 0, { metric: "VWAP Ratio", window: 2 }));
    expect(entry.conditions?.[0]?.left).toBeCloseTo(360_000 / 3400, 9);
    expect(entry.lateVolumes).toEqual(["SPY"]);
  });

  it("a formula that reads volume stands as of yesterday", ({ expect }) => {
    const tree = {
      ...indicator([condition("SPY", 0, { metric: "custom:dollars" })], [hold("SPY")], []),
      customIndicators: [{ id: "dollars", name: "Dollars traded", formula: "close * volume" }],
    };
    const [entry] = decisionOf(tree, today).trace;
    expect(entry?.conditions?.[0]?.left).toBe(2400);
    expect(entry?.lateVolumes).toEqual(["SPY"]);
  });

  it("prices are today's, and nothing is late about them", ({ expect }) => {
    const entry = entryOf(
      condition("SPY", 0),
      condition("SPY", 0, { type: "and", metric: "SMA", window: 2 }),
    );
    expect(entry.conditions?.map(({ left }) => left)).toEqual([13, 12.5]);
    expect(entry).not.toHaveProperty("lateVolumes");
  });

  it("today's price may be compared beside yesterday's volume", ({ expect }) => {
    const entry = entryOf(condition("SPY", 12.5), condition("SPY", 150, { type: "and", metric: "Volume" }));
    expect(entry.conditions?.map(({ left, result }) => [left, result])).toEqual([
      [13, "true"],
      [200, "true"],
    ]);
    expect(entry.slots).toEqual(["then"]);
  });

  it("a late volume is no unknown", ({ expect }) => {
    const busy = condition("SPY", 150, { metric: "Volume" });
    expect(decisionOf(indicator([busy], [hold("SPY")], []), today).unknowns).toEqual([]);
  });

  it("a volume that was not known yesterday either is unknown", ({ expect }) => {
    const first = unfinished({ SPY: { days: [], last: 13 } });
    const busy = condition("SPY", 150, { metric: "Volume" });
    expect(decisionOf(indicator([busy], [hold("SPY")], []), first).trace[0]?.conditions?.[0]).toMatchObject({
      left: null,
      result: "unknown",
    });
  });

  it("rankings and scalings go by yesterday's volume, each ticker by its own", ({ expect }) => {
    const days = unfinished({ SPY, QQQ: { days: [20, [20, 20, 300]], last: 20 } });
    const busiest = ranked([hold("SPY"), hold("QQQ")], { metric: "Volume", rank: "top" });
    const drift = scaling([hold("SPY")], [hold("QQQ")], {
      scaleMetric: "Volume",
      scaleTicker: "SPY",
      scaleFrom: 0,
      scaleTo: 800,
    });
    const { trace } = decisionOf(basic([busiest, drift]), days);
    expect(trace[1]?.scores?.map(({ score, chosen }) => [score, chosen])).toEqual([
      [200, false],
      [300, true],
    ]);
    expect(trace[1]?.lateVolumes).toEqual(["QQQ", "SPY"]);
    const scaled = trace.find(({ kind }) => kind === "scaling");
    expect(scaled?.blend).toEqual({ value: 200, toElse: 0.25 });
    expect(scaled?.lateVolumes).toEqual(["SPY"]);
  });

  it("only those whose volume is missing are named", ({ expect }) => {
    // QQQ has its whole day already.
    const over = alignBars(
      new Map([
        [
          "SPY",
          appendProvisionalBar(dailyBars(SPY.days), SESSIONS.at(2)!, {
            open: null,
            high: null,
            low: null,
            last: 13,
          }),
        ],
        ["QQQ", dailyBars([20, 20, [20, 20, 300]])],
      ]),
    );
    const volume = (ticker: string) => condition(ticker, 150, { type: "and", metric: "Volume" });
    const [entry] = decisionOf(indicator([volume("SPY"), volume("QQQ")], [hold("SPY")], []), over).trace;
    expect(entry?.conditions?.map(({ left }) => left)).toEqual([200, 300]);
    expect(entry?.lateVolumes).toEqual(["SPY"]);
  });
});

describe("on a day that is over", () => {
  it("volume is that of the day", ({ expect }) => {
    const table = alignBars(new Map([["SPY", dailyBars([...SPY.days, [13, 13, 50]])]]));
    const busy = condition("SPY", 150, { metric: "Volume" });
    const [entry] = decisionOf(indicator([busy], [hold("SPY")], []), table).trace;
    expect(entry?.conditions?.[0]).toMatchObject({ left: 50, result: "false" });
    expect(entry).not.toHaveProperty("lateVolumes");
  });
});
