import { expect, test } from "vitest";
import { PriceSeries } from "../../../src/engine/series/price-series.ts";
import { relativeStrengthIndex } from "../../../src/engine/indicators/relative-strength-index.ts";
import { market } from "../support/market.ts";
import { barsOf, indicatorOf, seriesOf, valuesOf } from "./support/formulas.ts";

const close = [4, 9, 1, 16];

test("operators work bar by bar, and multiplication comes before addition", () => {
  expect(valuesOf("1 + close * 2", { close })).toEqual([9, 19, 3, 33]);
  expect(valuesOf("(1 + close) * 2", { close })).toEqual([10, 20, 4, 34]);
  expect(valuesOf("20 - close - 1", { close })).toEqual([15, 10, 18, 3]);
  expect(valuesOf("-close / 2", { close })).toEqual([-2, -4.5, -0.5, -8]);
});

test("the remainder has the sign of what is divided", () => {
  expect(valuesOf("close % 5", { close })).toEqual([4, 4, 1, 1]);
  expect(valuesOf("-close % 5", { close })).toEqual([-4, -4, -1, -1]);
  expect(valuesOf("close % -5", { close })).toEqual([4, 4, 1, 1]);
});

test("functions of one value", () => {
  expect(valuesOf("sqrt(close)", { close })).toEqual([2, 3, 1, 4]);
  expect(valuesOf("abs(close - 5)", { close })).toEqual([1, 4, 4, 11]);
  expect(valuesOf("sign(close - 4)", { close })).toEqual([0, 1, -1, 1]);
  expect(valuesOf("floor(close / 4)", { close })).toEqual([1, 2, 0, 4]);
  expect(valuesOf("ceil(close / 4)", { close })).toEqual([1, 3, 1, 4]);
  expect(valuesOf("log10(close)", { close: [1, 10, 1000] })).toEqual([0, 1, 3]);
  expect(valuesOf("log(exp(close))", { close: [1, 2] })).toEqual([1, 2]);
});

test("halves are rounded up, as JavaScript does", () => {
  expect(valuesOf("round(close - 3)", { close: [0.5, 1.5, 4.5, 5.4] })).toEqual([-2, -1, 2, 2]);
});

test("the least and the largest of several values", () => {
  expect(valuesOf("min(close, 5, 10 - close)", { close })).toEqual([4, 1, 1, -6]);
  expect(valuesOf("max(3, 5, close)", { close })).toEqual([5, 9, 5, 16]);
});

test("powers", () => {
  expect(valuesOf("pow(close, 2)", { close })).toEqual([16, 81, 1, 256]);
  expect(valuesOf("pow(close, 0.5)", { close })).toEqual([2, 3, 1, 4]);
});

test("each column of the bars has its variable", () => {
  const prices = { open: [1, 2], high: [9, 8], low: [0.5, 1.5], close: [3, 4], volume: [100, 200] };
  expect(valuesOf("open", prices)).toEqual([1, 2]);
  expect(valuesOf("high - low", prices)).toEqual([8.5, 6.5]);
  expect(valuesOf("close", prices)).toEqual([3, 4]);
  expect(valuesOf("volume", prices)).toEqual([100, 200]);
});

test("an indicator is read on the condition's window", () => {
  expect(valuesOf("sma", { close }, 2)).toEqual([NaN, 6.5, 5, 8.5]);
  // (4+9+1)/3 = 14/3, (9+1+16)/3 = 26/3
  expect(valuesOf("sma * 3", { close }, 3)).toEqual([NaN, NaN, 14, 26]);
  const series = seriesOf({ close });
  expect(indicatorOf("RSI").compute(series, 2)).toEqual(relativeStrengthIndex.compute(series, 2));
});

test("a rolling mean has its own window, whatever the condition's", () => {
  expect(valuesOf("sma(close, 2)", { close }, 3)).toEqual([NaN, 6.5, 5, 8.5]);
  expect(valuesOf("sma(high, 1)", { close, high: [5, 10, 2, 17] })).toEqual([5, 10, 2, 17]);
});

test("a rolling mean of an indicator", () => {
  // sma of 2: -, 6.5, 5, 8.5; its means of two: 5.75, 6.75
  expect(valuesOf("sma(sma, 2)", { close }, 2)).toEqual([NaN, NaN, 5.75, 6.75]);
});

test("a rolling exponential mean starts at the mean of the first three and then moves half of the way", () => {
  // (2+4+6)/3 = 4, 4 + (8-4)/2 = 6, 6 + (2-6)/2 = 4
  expect(valuesOf("ema(close, 3)", { close: [2, 4, 6, 8, 2] })).toEqual([NaN, NaN, 4, 6, 4]);
});

test("a rolling standard deviation is the population's", () => {
  // 1 and 3 lie 1 from their mean, 3 and 9 lie 3 from theirs; two equal ones lie 0
  expect(valuesOf("stdev(close, 2)", { close: [1, 3, 9, 9] })).toEqual([NaN, 1, 3, 0]);
});

test("rolling extremes are those of the last bars, the current one included", () => {
  expect(valuesOf("rmax(close, 2)", { close })).toEqual([NaN, 9, 9, 16]);
  expect(valuesOf("rmin(close, 3)", { close })).toEqual([NaN, NaN, 1, 1]);
});

test("a rolling rate of change is in percent, to the bar that many bars before", () => {
  // 100 (1/4 - 1) = -75, 100 (18/9 - 1) = 100
  expect(valuesOf("roc(close, 2)", { close: [4, 9, 1, 18] })).toEqual([NaN, NaN, -75, 100]);
});

test("dividing by zero leaves a bar unknown, and only that bar", () => {
  expect(valuesOf("1 / (close - 4)", { close: [4, 5] })).toEqual([NaN, 1]);
  expect(valuesOf("0 / (close - 4)", { close: [4, 5] })).toEqual([NaN, 0]);
  expect(valuesOf("1 / -(close - 4)", { close: [4, 5] })).toEqual([NaN, -1]);
  expect(valuesOf("close % (close - 4)", { close: [4, 7] })).toEqual([NaN, 1]);
  expect(valuesOf("close / 0", { close: [4, 5] })).toEqual([NaN, NaN]);
});

test("roots and logarithms of what has none are unknown", () => {
  expect(valuesOf("sqrt(close - 5)", { close: [4, 5, 6] })).toEqual([NaN, 0, 1]);
  expect(valuesOf("log(close - 5)", { close: [4, 5, 6] })).toEqual([NaN, NaN, 0]);
  expect(valuesOf("log10(close - 5)", { close: [4, 5, 6] })).toEqual([NaN, NaN, 0]);
  expect(valuesOf("pow(close - 5, 0.5)", { close: [4, 5, 6] })).toEqual([NaN, 0, 1]);
  expect(valuesOf("pow(close - 5, -1)", { close: [4, 5, 6] })).toEqual([-1, NaN, 1]);
});

test("what is too large for a number is unknown, also on the way to something small", () => {
  expect(valuesOf("exp(close)", { close: [709, 710] })).toEqual([Math.exp(709), NaN]);
  expect(valuesOf("1 / exp(close)", { close: [0, 710] })).toEqual([1, NaN]);
});

test("whatever is computed from something unknown is unknown", () => {
  const prices = { close: [4, 4], open: [NaN, 2] };
  expect(valuesOf("min(open, 1)", prices)).toEqual([NaN, 1]);
  expect(valuesOf("max(1, open, close)", prices)).toEqual([NaN, 4]);
  expect(valuesOf("pow(open, 0)", prices)).toEqual([NaN, 1]);
  expect(valuesOf("pow(1, open)", prices)).toEqual([NaN, 1]);
  expect(valuesOf("0 * open", prices)).toEqual([NaN, 0]);
  expect(valuesOf("sign(open)", prices)).toEqual([NaN, 1]);
  expect(valuesOf("-open", prices)).toEqual([NaN, -2]);
});

test("a rolling function is unknown while something unknown lies in its window, also between the ends", () => {
  const prices = { close: [1, 1, 1, 1, 1], open: [1, NaN, 3, 4, 6] };
  expect(valuesOf("sma(open, 2)", prices)).toEqual([NaN, NaN, NaN, 3.5, 5]);
  expect(valuesOf("rmax(open, 2)", prices)).toEqual([NaN, NaN, NaN, 4, 6]);
  expect(valuesOf("roc(open, 2)", prices)).toEqual([NaN, NaN, NaN, NaN, 100]);
});

test("a rate of change from zero is unknown", () => {
  expect(valuesOf("roc(volume, 1)", { close: [1, 1, 1], volume: [0, 5, 10] })).toEqual([NaN, NaN, 100]);
});

test("nothing is known where the close is not", () => {
  const prices = { close: [1, NaN, 3], open: [1, 2, 3], volume: [10, 20, 30] };
  for (const text of ["open", "high", "low", "volume"]) expect(valuesOf(text, prices)[1]).toBeNaN();
  expect(valuesOf("sma(open, 2)", prices)).toEqual([NaN, NaN, NaN]);
});

test("a formula of constants is known where the close is", () => {
  expect(valuesOf("2 * 3", { close: [1, NaN, 3] })).toEqual([6, NaN, 6]);
  expect(valuesOf("max(1, 2) - pow(2, 3)", { close: [1] })).toEqual([-6]);
});

test("a formula of constants that is undefined is unknown everywhere, and so is all that it is part of", () => {
  expect(valuesOf("1 / 0", { close })).toEqual([NaN, NaN, NaN, NaN]);
  expect(valuesOf("close + sqrt(-1)", { close })).toEqual([NaN, NaN, NaN, NaN]);
  expect(valuesOf("max(close, 1 % 0)", { close })).toEqual([NaN, NaN, NaN, NaN]);
});

test("a ticker that was halted for long counts as unknown from the sixth session on, and then begins anew", () => {
  const history = [10, 12, null, null, null, null, null, null, null, 20, 24];
  const bars = market({ AAA: history, BBB: history.map(() => 1) }).columns.get("AAA")!;
  const means = indicatorOf("sma(close, 2) + volume * 0").compute(new PriceSeries(bars), 2);
  // carried for five sessions at 12, unknown for two, and two new bars make a mean
  expect([...means]).toEqual([NaN, 11, 12, 12, 12, 12, 12, NaN, NaN, NaN, 22]);
});

test("the bars' own columns are left as they are", () => {
  const bars = barsOf({ close });
  const before = structuredClone(bars);
  indicatorOf("-close + rmax(high, 2) - volume % 3").compute(new PriceSeries(bars), 2);
  expect(bars).toEqual(before);
});
