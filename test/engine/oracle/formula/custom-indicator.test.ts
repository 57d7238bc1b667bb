import { describe, it } from "vitest";
import { isCloseBased } from "../indicators/definition.ts";
import { oracleIndicator } from "../oracle.ts";
import { closesOnly, type Series } from "../bars/series.ts";
import { customIndicator } from "./custom-indicator.ts";

const UNKNOWN = NaN;

function valuesOf(formula: string, closes: readonly number[], window = 2): readonly number[] {
  const custom = [{ id: "mine", name: "Mine", formula }];
  return oracleIndicator("custom:mine", closesOnly(closes), window, custom);
}

describe("a custom formula", () => {
  it.for<[formula: string, value: number]>([
    ["2 + 3 * 4 - 6 / 3", 12],
    ["10 - 4 - 3", 3],
    ["-(1 + 2) * 2", -6],
    ["7 % 4 % 2", 1],
    ["-7 % 4", -3],
    ["1.5e1 + .5", 15.5],
    ["round(2.5) + floor(-0.5) + ceil(0.5) + sign(-3)", 2],
    ["abs(-2) + sqrt(9) + log10(1000) + log(exp(2)) + pow(2, 3)", 18],
    ["min(3, 1, 2) + 10 * max(3, 1, 2)", 31],
  ])("%s is %d", ([formula, value], { expect }) => {
    expect(valuesOf(formula, [10])[0]).toBeCloseTo(value, 12);
  });

  it("reads indicators on the window of the condition", ({ expect }) => {
    expect(valuesOf("close - sma", [10, 12, 16], 2)).toEqual([UNKNOWN, 1, 2]);
    expect(valuesOf("close - sma", [10, 12, 16], 1)).toEqual([0, 0, 0]);
  });

  it("rolls functions over variables", ({ expect }) => {
    const closes = [10, 12, 9, 18];
    expect(valuesOf("sma(close, 2)", closes)).toEqual([UNKNOWN, 11, 10.5, 13.5]);
    expect(valuesOf("stdev(close, 2)", closes)).toEqual([UNKNOWN, 1, 1.5, 4.5]);
    expect(valuesOf("10 * rmax(close, 2) + rmin(close, 2)", closes)).toEqual([UNKNOWN, 130, 129, 189]);
    expect(valuesOf("roc(close, 1)", closes).at(-1)).toBeCloseTo(100, 12);
    expect(valuesOf("ema(close, 3)", closes).slice(2)).toEqual([31 / 3, (31 / 3 + 18) / 2]);
    // Averages of two: 11, 10.5, 13.5.
    expect(valuesOf("rmax(sma, 2)", closes)).toEqual([UNKNOWN, UNKNOWN, 11, 13.5]);
  });

  it("seeds its averages anew after a hole", ({ expect }) => {
    expect(valuesOf("ema(close, 2)", [1, 3, UNKNOWN, 10, 20])).toEqual([UNKNOWN, 2, UNKNOWN, UNKNOWN, 15]);
  });

  it("is unknown where a part is, and where a part is not finite", ({ expect }) => {
    expect(valuesOf("1 / (close - 11)", [10, 11, 12])).toEqual([-1, UNKNOWN, 1]);
    expect(valuesOf("5 % (close - 11)", [13, 11])).toEqual([1, UNKNOWN]);
    expect(valuesOf("pow(1 / (close - close), 0)", [10])).toEqual([UNKNOWN]);
    expect(valuesOf("1 / exp(1000 * close)", [10])).toEqual([UNKNOWN]);
    expect(valuesOf("sqrt(-close)", [10])).toEqual([UNKNOWN]);
  });

  it("is unknown on a bar that is, even when it is only a number", ({ expect }) => {
    expect(valuesOf("0.75", [10, UNKNOWN, 10])).toEqual([0.75, UNKNOWN, 0.75]);
  });

  it("needs as many bars as its longest part", ({ expect }) => {
    const required = (formula: string) => customIndicator("mine", formula).requiredBars(4);
    expect(required("1 + 1")).toBe(1);
    expect(required("close + volume")).toBe(1);
    expect(required("sma(rsi, 2) + close")).toBe(6);
    expect(required("sma + roc(close, 5)")).toBe(6);
    expect(required("ema(stoch_rsi, 3)")).toBe(10);
  });

  it("is close-based when all of its variables are", ({ expect }) => {
    expect(isCloseBased(customIndicator("mine", "close / sma + sma(rsi, 3)"))).toBe(true);
    expect(isCloseBased(customIndicator("mine", "close / open"))).toBe(false);
    expect(isCloseBased(customIndicator("mine", "1 + sma(mfi, 3)"))).toBe(false);
  });

  it("reads all columns of the day", ({ expect }) => {
    const series: Series = { open: [1], high: [20], low: [300], close: [4000], volume: [50_000] };
    const custom = [{ id: "all", name: "All", formula: "open + high + low + close + volume" }];
    expect(oracleIndicator("custom:all", series, 1, custom)).toEqual([54_321]);
  });

  it.for([
    "close +",
    "close close",
    "(close",
    "nothing",
    "nothing(close)",
    "sma(close + 1, 2)",
    "sma(close, 1.5)",
    "1 $ 2",
  ])("is refused: %s", (formula, { expect }) => {
    expect(() => valuesOf(formula, [10])).toThrow();
  });
});
