import { describe, it } from "vitest";
import { oracleBacktest } from "../oracle.ts";
import { Portfolio } from "./portfolio.ts";
import { type Day, DAYS, marketWith } from "../support/market.ts";
import { basic, hold } from "../support/trees.ts";

const HALVES = basic([hold("AAA"), hold("BBB")]);
/** A hundredth of what is traded. */
const ONE_PERCENT = 100;

function rounded(values: readonly number[]): readonly number[] {
  return values.map((value) => Number(value.toFixed(10)));
}

describe("a backtest", () => {
  it("pays for what it trades, lets the weights drift, and trades back", ({ expect }) => {
    const bars = marketWith({ AAA: [10, 12, 12], BBB: [10, 10, 5] });
    const { dates, equity, traded, decisions } = oracleBacktest(HALVES, bars, { costBps: ONE_PERCENT });
    expect(dates).toEqual(DAYS.slice(0, 3));
    // 0.99 after buying all, then AAA gains 20 %: 0.99 x 1.1. The halves are 6/11 and 5/11: 1/11 is traded.
    // Then BBB loses half: x 0.75. The halves are 2/3 and 1/3.
    const second = 0.99 * 1.1;
    expect(rounded(equity)).toEqual(rounded([1, second, second * (1 - 0.01 / 11) * 0.75]));
    expect(rounded(traded)).toEqual(rounded([1, 1 / 11, 1 / 3]));
    expect(decisions).toEqual([0, 1, 2].map(() => ({ AAA: 0.5, BBB: 0.5 })));
  });

  it("earns from open to open", ({ expect }) => {
    const bars = marketWith({
      AAA: [
        [10, 10],
        [20, 99],
        [25, 1],
      ],
    });
    const { dates, equity } = oracleBacktest(hold("AAA"), bars, { costBps: ONE_PERCENT, timing: "OO" });
    expect(dates).toEqual(DAYS.slice(1, 3));
    expect(rounded(equity)).toEqual(rounded([1, 0.99 * 1.25]));
  });

  const days: readonly Day[] = [
    [10, 10],
    [11, 12],
    [9, 18],
  ];

  it("holds over the night, and sells in the morning", ({ expect }) => {
    const { equity, traded } = oracleBacktest(hold("AAA"), marketWith({ AAA: days }), {
      costBps: ONE_PERCENT,
      timing: "CO",
    });
    // 10 to 11, then 12 to 9, bought and sold at a hundredth each.
    const second = 0.99 * 1.1 * 0.99;
    expect(rounded(equity)).toEqual(rounded([1, second, second * 0.99 * 0.75 * 0.99]));
    expect(traded).toEqual([2, 2, 1]);
  });

  it("holds over the day, and sells in the evening", ({ expect }) => {
    const { equity, traded } = oracleBacktest(hold("AAA"), marketWith({ AAA: days }), {
      costBps: ONE_PERCENT,
      timing: "OC",
    });
    // From the second day on; 11 to 12. What the last day earns is after its decision.
    expect(rounded(equity)).toEqual(rounded([1, 0.99 * (12 / 11) * 0.99]));
    expect(traded).toEqual([2, 2]);
  });

  it("sells what has moved when only a part is invested", ({ expect }) => {
    // Half in AAA, 10 to 11: 1.05 of which 0.55 is sold.
    const half = basic([hold("AAA")], { weighting: "capped", maxCap: 50 });
    const { equity, traded } = oracleBacktest(half, marketWith({ AAA: days }), {
      costBps: ONE_PERCENT,
      timing: "CO",
      to: DAYS[1]!,
    });
    expect(rounded(traded)).toEqual(rounded([0.5 + 0.55 / 1.05, 0.5]));
    expect(rounded(equity)).toEqual(rounded([1, (1 - 0.005) * 1.05 * (1 - (0.01 * 0.55) / 1.05)]));
  });

  it("begins with 1 on the first date that is asked for", ({ expect }) => {
    const bars = marketWith({ AAA: [10, 11, 22, 11, 5] });
    const { dates, equity } = oracleBacktest(hold("AAA"), bars, {
      costBps: 0,
      from: DAYS[1]!,
      to: DAYS[3]!,
    });
    expect(dates).toEqual(DAYS.slice(1, 4));
    expect(rounded(equity)).toEqual([1, 2, 1]);
  });

  it("leaves a ticker alone whose price is unknown, and goes on from its last known one", ({ expect }) => {
    // AAA is carried to day 5, unknown on day 6, and doubled on day 7. BBB doubles on day 6.
    const bars = marketWith({
      AAA: [10, null, null, null, null, null, null, 20],
      BBB: [10, 10, 10, 10, 10, 10, 20, 20],
    });
    const { equity, traded } = oracleBacktest(HALVES, bars, { costBps: 0 });
    // Day 6: 1/3 AAA stays, BBB goes from 2/3 to 1/2. Day 7: 2/3 + 1/2 + 1/6 cash.
    expect(rounded(equity)).toEqual(rounded([1, 1, 1, 1, 1, 1, 1.5, 2]));
    expect(rounded(traded)).toEqual(rounded([1, 0, 0, 0, 0, 0, 1 / 6, 1 / 8]));
  });

  it("is empty when the strategy never starts", ({ expect }) => {
    const { dates, equity } = oracleBacktest(hold("AAA", "NONE"), marketWith({ AAA: [10, 11] }), {
      costBps: 0,
    });
    expect([dates, equity]).toEqual([[], []]);
  });
});

describe("a portfolio", () => {
  it("scales targets down to what an untradable holding leaves, and trades it when it can", ({ expect }) => {
    const portfolio = new Portfolio(0);
    expect(portfolio.rebalance({ AAA: 0.6, BBB: 0.4 }, () => 10)).toBe(1);
    const halted = (ticker: string) => (ticker === "AAA" ? NaN : 10);
    // AAA stays at 0.6: of 0.5 and 0.3 for the others half fits.
    expect(portfolio.rebalance({ BBB: 0.5, CCC: 0.3 }, halted)).toBeCloseTo(0.15 + 0.15, 12);
    // AAA reopens at half its price: 0.3 of 0.7.
    portfolio.moveTo((ticker) => (ticker === "AAA" ? 5 : 10));
    expect(portfolio.equity).toBeCloseTo(0.7, 12);
    expect(portfolio.rebalance({}, () => 10)).toBeCloseTo(1, 12);
  });
});
