import { expect, test } from "vitest";
import type { Formula } from "../../../src/engine/formula/formula.ts";
import type { Operator } from "../../../src/engine/formula/operators.ts";
import type { ScalarName } from "../../../src/engine/formula/scalar-functions.ts";
import { formulaOf } from "./support/formulas.ts";

const number = (value: number): Formula => ({ kind: "number", value });
const variable = (name: string): Formula => ({ kind: "variable", name });
const negate = (operand: Formula): Formula => ({ kind: "negate", operand });
const operation = (left: Formula, operator: Operator, right: Formula): Formula => ({
  kind: "operation",
  operator,
  left,
  right,
});
const call = (name: ScalarName, ...operands: Formula[]): Formula => ({ kind: "call", name, operands });

const [close, open, rsi] = [variable("close"), variable("open"), variable("rsi")];
const [one, two, three] = [number(1), number(2), number(3)];

const GRAMMAR: [text: string, formula: Formula][] = [
  ["1", one],
  ["1.5", number(1.5)],
  [".5", number(0.5)],
  ["1e3", number(1000)],
  ["2.5E-1", number(0.25)],
  ["1e+2", number(100)],
  ["007", number(7)],
  ["close", close],
  ["ClOsE", close],
  ["RSI", rsi],
  [" \t\nclose\r\n ", close],
  ["(close)", close],
  ["((close))", close],
  ["-close", negate(close)],
  ["--close", negate(negate(close))],
  ["+close", close],
  ["-+-1", negate(negate(one))],
  ["1 + 2", operation(one, "+", two)],
  ["1+2-3", operation(operation(one, "+", two), "-", three)],
  ["1 - (2 - 3)", operation(one, "-", operation(two, "-", three))],
  ["1 / 2 * 3", operation(operation(one, "/", two), "*", three)],
  ["1 * 2 % 3", operation(operation(one, "*", two), "%", three)],
  ["1 + 2 * 3", operation(one, "+", operation(two, "*", three))],
  ["1 * 2 + 3", operation(operation(one, "*", two), "+", three)],
  ["(1 + 2) * 3", operation(operation(one, "+", two), "*", three)],
  ["-1 * 2", operation(negate(one), "*", two)],
  ["1 * -2", operation(one, "*", negate(two))],
  ["1--2", operation(one, "-", negate(two))],
  ["-(1 + 2)", negate(operation(one, "+", two))],
  ["abs(-close)", call("abs", negate(close))],
  ["ABS (close)", call("abs", close)],
  ["min(1, 2)", call("min", one, two)],
  ["max(1, 2 + 3, close)", call("max", one, operation(two, "+", three), close)],
  ["pow(close, 2)", call("pow", close, two)],
  ["sqrt((close))", call("sqrt", close)],
  ["-abs(open) + 1", operation(negate(call("abs", open)), "+", one)],
  ["sma(close, 20)", { kind: "rolling", name: "sma", variable: "close", bars: 20 }],
  ["EMA( RSI ,1e1 )", { kind: "rolling", name: "ema", variable: "rsi", bars: 10 }],
  ["sma", variable("sma")],
  [
    "sma / sma(sma, 3)",
    operation(variable("sma"), "/", { kind: "rolling", name: "sma", variable: "sma", bars: 3 }),
  ],
];

test.for(GRAMMAR)("%s is read as it is meant", ([text, formula]) => {
  expect(formulaOf(text)).toEqual(formula);
});

test("every function of one value is known", () => {
  for (const name of ["abs", "sqrt", "log", "log10", "exp", "sign", "floor", "ceil", "round"] as const) {
    expect(formulaOf(`${name}(close)`)).toEqual(call(name, close));
  }
});

test("every rolling function is known", () => {
  for (const name of ["sma", "ema", "stdev", "rmax", "rmin", "roc"] as const) {
    expect(formulaOf(`${name}(high, 5)`)).toEqual({ kind: "rolling", name, variable: "high", bars: 5 });
  }
});

test("a formula is plain data, so that it survives JSON", () => {
  const formula = formulaOf("max(rsi, -sma(close, 3) % 2, 1e-3)");
  expect(JSON.parse(JSON.stringify(formula))).toEqual(formula);
});
