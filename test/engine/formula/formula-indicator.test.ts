import { expect, test } from "vitest";
import { formulaIndicator } from "../../../src/engine/formula/formula-indicator.ts";
import { exponentialMovingAverage } from "../../../src/engine/indicators/exponential-moving-average.ts";
import { relativeStrengthIndex } from "../../../src/engine/indicators/relative-strength-index.ts";
import { formulaOf, indicatorOf, seriesOf } from "./support/formulas.ts";

test("a formula becomes an indicator of that id", () => {
  const formula = formulaOf("close / 2");
  const indicator = formulaIndicator({ id: "half", title: "Half of it", formula });
  expect(indicator).toMatchObject({ id: "custom:half", title: "Half of it", formula, unit: "number" });
  expect(indicator).toMatchObject({ aliases: [], variable: null });
});

test.for<[text: string, bars: number]>([
  ["1 + 2", 1],
  ["close", 1],
  ["high - low", 1],
  ["rsi", 15],
  ["sma - ema", 14],
  ["close - sma", 14],
  ["sma(close, 20)", 20],
  ["ema(close, 20)", 20],
  ["stdev(open, 5)", 5],
  ["rmax(high, 5) - rmin(low, 9)", 9],
  ["roc(close, 5)", 6],
  ["sma(rsi, 5)", 19],
  ["roc(rsi, 5)", 20],
  ["rsi - sma(rsi, 5) + sma(close, 18)", 19],
  ["-sqrt(min(rsi, sma(close, 30)))", 30],
])("%s on a window of 14 takes %d bars", ([text, bars]) => {
  expect(indicatorOf(text).requiredBars(14)).toBe(bars);
});

test("bars in sums of windows settle as soon as they are there", () => {
  const indicator = indicatorOf("sma(close, 20) - sma + roc(high, 7)");
  expect(indicator.settledBars(14)).toBe(indicator.requiredBars(14));
});

test("a rolling exponential mean settles as the indicator of that name does", () => {
  expect(indicatorOf("ema(close, 20)").settledBars(14)).toBe(exponentialMovingAverage.settledBars(20));
});

test("a rolling mean of a recursive indicator settles its window later", () => {
  expect(indicatorOf("sma(rsi, 5)").settledBars(14)).toBe(relativeStrengthIndex.settledBars(14) + 4);
  expect(indicatorOf("roc(rsi, 5)").settledBars(14)).toBe(relativeStrengthIndex.settledBars(14) + 5);
});

test("an exponential mean of a recursive indicator adds both", () => {
  // On closes it takes 5 bars and then its own updates; on the index four more bars and the same updates.
  const own = exponentialMovingAverage.settledBars(5) - 5;
  expect(indicatorOf("ema(rsi, 5)").settledBars(14)).toBe(relativeStrengthIndex.settledBars(14) + 4 + own);
});

test.for<[text: string, inputs: string]>([
  ["1", "closes"],
  ["rsi + sma(close, 5)", "closes"],
  ["close - open", "prices"],
  ["rmax(high, 5)", "prices"],
  ["sma(low, 5) * rsi", "prices"],
  ["volume", "volume"],
  ["high + sma(volume, 20)", "volume"],
])("%s reads %s", ([text, inputs]) => {
  expect(indicatorOf(text).inputs).toBe(inputs);
});

test.for<[text: string, hasWindow: boolean]>([
  ["1", false],
  ["close + sma(high, 5)", false],
  ["close - sma", true],
  ["roc(rsi, 3)", true],
])("whether %s has a window: %s", ([text, hasWindow]) => {
  expect(indicatorOf(text).hasWindow).toBe(hasWindow);
});

test("a variable that there is none of is a mistake of the program, not of the user", () => {
  const formula = { kind: "variable", name: "clsoe" } as const;
  expect(() => formulaIndicator({ id: "mine", title: "Mine", formula })).toThrow(RangeError);
});

test("no bars make no values", () => {
  expect(indicatorOf("sma(close, 5) + rsi").compute(seriesOf({ close: [] }), 14)).toEqual(new Float64Array());
});
