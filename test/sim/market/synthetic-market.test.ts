import { describe, it } from "vitest";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { DailyRow } from "../../../sim/exchange/market/market-data.ts";
import { syntheticMarket } from "../../../sim/exchange/market/synthetic/synthetic-market.ts";
import { present } from "../support/present.ts";

const THROUGH = "2026-11-20";
const market = syntheticMarket({ seed: 1, through: THROUGH });

function rowsOf(ticker: string, from = "2000-01-01"): readonly DailyRow[] {
  return present(market.get(ticker)).rows.filter(({ date }) => date >= from);
}

function returns(ticker: string): number[] {
  const rows = rowsOf(ticker, "2010-06-01");
  return rows.slice(1).map((row, index) => row.adjClose / present(rows[index]).adjClose - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((value, index) => (value - meanA) * (present(b[index]) - meanB)));
  const deviation = (values: readonly number[], centre: number) =>
    Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return product / deviation(a, meanA) / deviation(b, meanB);
}

describe("the built-in market", () => {
  it("has a row for every session since each listing, with consistent prices", ({ expect }) => {
    const sessions = sessionsBetween("2000-01-01", THROUGH).map(({ date }) => date);
    for (const [ticker, { rows }] of market) {
      const dates = rows.map(({ date }) => date);
      expect(dates.join(), ticker).toBe(sessions.slice(-dates.length).join());
      const broken = rows.filter(
        ({ open, high, low, close, volume }) =>
          !(low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && volume > 0),
      );
      expect(broken, ticker).toEqual([]);
    }
  });

  it("lists some later than others", ({ expect }) => {
    expect(rowsOf("SPY")[0]?.date).toBe("2000-01-03");
    expect(rowsOf("TQQQ")[0]?.date).toBe("2010-02-11");
    expect(rowsOf("VOO")[0]?.date).toBe("2010-09-09");
  });

  it("pays four dividends a year on shares and none on gold", ({ expect }) => {
    const paid = (ticker: string) =>
      rowsOf(ticker, "2025-01-01").filter(({ date, divCash }) => divCash > 0 && date < "2026-01-01");
    expect(paid("SPY").map(({ date }) => date.slice(5, 7))).toEqual(["03", "06", "09", "12"]);
    expect(paid("GLD")).toEqual([]);
  });

  it("adjusts history so that returns carry dividends and splits, and the last row is plain", ({
    expect,
  }) => {
    for (const ticker of ["SPY", "NVDA", "SQQQ", "TQQQ"]) {
      const rows = rowsOf(ticker);
      expect(rows.at(-1)?.adjClose).toBe(rows.at(-1)?.close);
      for (const [index, { adjClose, close, splitFactor, divCash }] of rows.entries()) {
        const before = rows[index - 1];
        if (!before) continue;
        const plain = (close * splitFactor) / (before.close - divCash);
        expect(adjClose / before.adjClose).toBeCloseTo(plain, 9);
      }
    }
    expect(rowsOf("SQQQ").some(({ splitFactor }) => splitFactor < 1)).toBe(true);
  });

  it("has the same bars without its rows", ({ expect }) => {
    for (const [ticker, { rows }] of market) {
      const { dates, open, high, low, close, volume } = present(market.bars(ticker));
      expect(dates.join(), ticker).toBe(rows.map(({ date }) => date).join());
      const wrong = rows.filter(
        (row, index) =>
          open[index] !== row.adjOpen ||
          high[index] !== row.adjHigh ||
          low[index] !== row.adjLow ||
          close[index] !== row.adjClose ||
          volume[index] !== row.volume,
      );
      expect(wrong, ticker).toEqual([]);
    }
    expect(market.bars("ZZZZ")).toBeUndefined();
  });

  it("moves leveraged funds by their multiple of the underlying's day", ({ expect }) => {
    for (const [fund, underlying, multiple] of [
      ["TQQQ", "QQQ", 3],
      ["SQQQ", "QQQ", -3],
      ["UPRO", "SPY", 3],
    ] as const) {
      const own = returns(fund);
      const followed = returns(underlying).map((value) => multiple * value);
      const misses = own.filter((value, index) => Math.abs(value - present(followed[index])) > 0.005);
      expect(misses.length / own.length, fund).toBeLessThan(0.01);
    }
  });

  it("keeps bonds apart from shares and sectors close to them", ({ expect }) => {
    const spy = returns("SPY");
    expect(correlation(spy, returns("QQQ"))).toBeGreaterThan(0.8);
    expect(correlation(spy, returns("XLF"))).toBeGreaterThan(0.6);
    expect(correlation(spy, returns("TLT"))).toBeLessThan(-0.1);
    expect(Math.abs(correlation(spy, returns("GLD")))).toBeLessThan(0.2);
  });

  it("has volatility that comes in runs", ({ expect }) => {
    const size = returns("SPY").map(Math.abs);
    expect(correlation(size.slice(1), size.slice(0, -1))).toBeGreaterThan(0.1);
    expect(Math.sqrt(252) * Math.sqrt(mean(size.map((value) => value ** 2)))).toBeGreaterThan(0.1);
    expect(Math.sqrt(252) * Math.sqrt(mean(size.map((value) => value ** 2)))).toBeLessThan(0.3);
  });

  it("is the same whatever is asked for first, and another for another seed", ({ expect }) => {
    const again = syntheticMarket({ seed: 1, through: THROUGH });
    const last = again.get("TQQQ")?.rows.at(-1);
    expect(last).toEqual(rowsOf("TQQQ").at(-1));
    expect(again.get("AAPL")?.rows.at(-1)).toEqual(rowsOf("AAPL").at(-1));
    const other = syntheticMarket({ seed: 2, through: THROUGH });
    expect(other.get("SPY")?.rows.at(-1)).not.toEqual(rowsOf("SPY").at(-1));
  });

  it("goes on later without changing the past", ({ expect }) => {
    const longer = syntheticMarket({ seed: 1, through: "2027-06-30" });
    const plain = ({ date, open, high, low, close, volume, divCash, splitFactor }: DailyRow) => [
      date,
      open,
      high,
      low,
      close,
      volume,
      divCash,
      splitFactor,
    ];
    for (const ticker of ["SPY", "SQQQ"]) {
      const past = present(longer.get(ticker)).rows.filter(({ date }) => date <= THROUGH);
      expect(past.map(plain)).toEqual(rowsOf(ticker).map(plain));
    }
  });
});
