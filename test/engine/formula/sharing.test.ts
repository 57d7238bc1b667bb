import { expect, test, vi } from "vitest";
import { indicatorOf, seriesOf } from "./support/formulas.ts";

/** A series, and the names of the columns that are made on it, in order. */
function watchedSeries() {
  const series = seriesOf({ close: [4, 9, 1, 16] });
  const made: string[] = [];
  const column = series.column.bind(series);
  vi.spyOn(series, "column").mockImplementation((name, make) =>
    column(name, (bars) => {
      made.push(name);
      return make(bars);
    }),
  );
  return { series, made };
}

test("a part that occurs twice is computed once", () => {
  const { series, made } = watchedSeries();
  indicatorOf("sqrt(close) / (1 + sqrt((CLOSE)))").compute(series, 2);
  expect(made).toEqual([
    "closes",
    "formula: sqrt(close)",
    "formula: 1 + sqrt(close)",
    "formula: sqrt(close) / (1 + sqrt(close))",
  ]);
});

test("formulas share their parts", () => {
  const { series, made } = watchedSeries();
  const first = indicatorOf("sma(close, 2) - 1").compute(series, 2);
  const again = indicatorOf("SMA(CLOSE, 2)-1").compute(series, 5);
  expect(again).toBe(first);
  indicatorOf("-sma(close, 2)").compute(series, 2);
  expect(made).toEqual([
    "formula: sma(close, 2)",
    "closes",
    "formula: sma(close, 2) - 1",
    "formula: -sma(close, 2)",
  ]);
});

test("constants are computed before any column", () => {
  const { series, made } = watchedSeries();
  indicatorOf("close * (2 + 3 * 4) + max(1, 2)").compute(series, 2);
  expect(made).toEqual(["closes", "formula: close * 14", "formula: close * 14 + 2"]);
});

test("what reads an indicator with a window is computed for each window, the rest once", () => {
  const { series, made } = watchedSeries();
  const indicator = indicatorOf("sma / sma(close, 3)");
  const short = indicator.compute(series, 1);
  const long = indicator.compute(series, 2);
  expect(made.filter((name) => name === "formula: sma(close, 3)")).toHaveLength(1);
  expect(made).toContain("formula on 1: sma / sma(close, 3)");
  expect(made).toContain("formula on 2: sma / sma(close, 3)");
  // The mean of 4, 9 and 1 is 14/3.
  expect(short[2]).toBeCloseTo(3 / 14, 15);
  expect(long[2]).toBeCloseTo(15 / 14, 15);
});
