import { expect, test } from "vitest";
import { parseFormula } from "../../../src/engine/formula/parse.ts";

const REFUSALS: [text: string, position: number, message: string][] = [
  ["", 0, "at the end: the formula is empty"],
  ["  ", 2, "at the end: the formula is empty"],
  ["1 +", 3, "at the end: a value is missing"],
  ["* 2", 0, 'at character 1: a value is expected, not "*"'],
  ["close ** 2", 7, 'at character 8: a value is expected, not "*"'],
  ["()", 1, 'at character 2: a value is expected, not ")"'],
  ["min(1,)", 6, 'at character 7: a value is expected, not ")"'],
  ["close open", 6, 'at character 7: an operator is expected, not "open"'],
  ["(close) 2", 8, 'at character 9: an operator is expected, not "2"'],
  ["2 (close)", 2, 'at character 3: an operator is expected, not "("'],
  ["2 * (close + 1", 14, "at the end: the parenthesis at character 5 is not closed"],
  ["abs(close", 9, "at the end: the parenthesis at character 4 is not closed"],
  ["abs(close open)", 10, 'at character 11: an operator is expected, not "open"'],
  ["close + 1)", 9, "at character 10: no parenthesis is open"],
  ["1, 2", 1, "at character 2: a comma stands between the arguments of a function only"],
  ["(1, 2)", 2, "at character 3: a comma stands between the arguments of a function only"],
  ["close > 1", 6, 'at character 7: ">" has no meaning in a formula'],
  ["close ^ 2", 6, 'at character 7: "^" has no meaning in a formula'],
  ["close + 😀", 8, 'at character 9: "😀" has no meaning in a formula'],
  ["\u0000", 0, "at character 1: U+0000 has no meaning in a formula"],
  ["1 + \u202Eclose", 4, "at character 5: U+202E has no meaning in a formula"],
  ["2x", 0, 'at character 1: "2x" is not a number'],
  ["1 + 1.2.3", 4, 'at character 5: "1.2.3" is not a number'],
  ["1.", 0, 'at character 1: "1." is not a number'],
  ["1e", 0, 'at character 1: "1e" is not a number'],
  [".", 0, 'at character 1: "." has no meaning in a formula'],
  ["1e999", 0, 'at character 1: the number "1e999" is too large'],
  ["Clsoe * 2", 0, 'at character 1: "Clsoe" is not a variable; the nearest is "close"'],
  ["1 + sqr(close)", 4, 'at character 5: "sqr" is not a function; the nearest is "sqrt"'],
  ["rolling_max(close, 3)", 0, 'at character 1: "rolling_max" is not a function; the nearest is "rmax"'],
  ["volatility / 2", 0, 'at character 1: "volatility" is not a variable; there is none like it'],
  ["avg(close)", 0, 'at character 1: "avg" is not a function; there is none like it'],
  ["sqrt + 1", 0, "at character 1: sqrt is a function and needs its arguments in parentheses"],
  ["RMAX", 0, "at character 1: rmax is a function and needs its arguments in parentheses"],
  ["RSI(14)", 0, "at character 1: rsi is a variable and takes no arguments; its window is the condition's"],
  ["high(5)", 0, "at character 1: high is a variable and takes no arguments"],
  ["abs()", 0, "at character 1: abs takes 1 argument, not 0"],
  ["abs(1, 2)", 0, "at character 1: abs takes 1 argument, not 2"],
  ["1 + min(close)", 4, "at character 5: min takes at least 2 arguments, not 1"],
  ["pow(1, 2, 3)", 0, "at character 1: pow takes 2 arguments, not 3"],
  ["sma()", 4, "at character 5: sma takes a variable and a number of bars, as in sma(close, 20)"],
  ["sma(close)", 9, "at character 10: sma takes a variable and a number of bars, as in sma(close, 20)"],
  [
    "ema(close + 1, 2)",
    10,
    "at character 11: ema takes a variable and a number of bars, as in ema(close, 20)",
  ],
  ["roc(1, 2)", 4, "at character 5: roc takes a variable and a number of bars, as in roc(close, 20)"],
  ["rmin(low, -2)", 10, "at character 11: rmin takes a variable and a number of bars, as in rmin(close, 20)"],
  [
    "rmax(high, rsi)",
    11,
    "at character 12: rmax takes a variable and a number of bars, as in rmax(close, 20)",
  ],
  [
    "sma(close, 2 + 3)",
    13,
    "at character 14: sma takes a variable and a number of bars, as in sma(close, 20)",
  ],
  ["sma(close, 2", 12, "at the end: sma takes a variable and a number of bars, as in sma(close, 20)"],
  ["sma(close, 2 $)", 13, 'at character 14: "$" has no meaning in a formula'],
  ["sma(clos, 2)", 4, 'at character 5: "clos" is not a variable; the nearest is "close"'],
  ["sma(abs, 2)", 4, "at character 5: abs is a function and needs its arguments in parentheses"],
  ["sma(close, 0)", 11, 'at character 12: the bars of sma are a whole number from 1 to 1000000, not "0"'],
  [
    "stdev(close, 2.5)",
    13,
    'at character 14: the bars of stdev are a whole number from 1 to 1000000, not "2.5"',
  ],
  ["ema(close, 1e7)", 11, 'at character 12: the bars of ema are a whole number from 1 to 1000000, not "1e7"'],
];

test.for(REFUSALS)("%j is refused with its place and its reason", ([text, position, message]) => {
  expect(parseFormula(text)).toEqual({ ok: false, position, message });
});

test("the first thing that is wrong is the one that is named", () => {
  expect(parseFormula("clsoe + opne $")).toMatchObject({ position: 0 });
  expect(parseFormula("(close + ) $")).toMatchObject({ position: 9 });
});
