/** What a formula means, spelled out for one bar at a time: an independent, slow second opinion. */
import type { Formula } from "../../../../src/engine/formula/formula.ts";
import { INDICATORS } from "../../../../src/engine/indicators/registry.ts";
// The platform's own differ in the last digit, which a remainder or a rounding then makes large.
import { exponential } from "../../../../src/engine/numeric/elementary/exponential.ts";
import { decimalLogarithm, logarithm } from "../../../../src/engine/numeric/elementary/logarithm.ts";
import { power } from "../../../../src/engine/numeric/elementary/power.ts";
import { PriceSeries } from "../../../../src/engine/series/price-series.ts";
import { barsOf, type Prices } from "./formulas.ts";

type Column = readonly number[];

/** The values of a formula on every bar, NaN where unknown. */
export function evaluatedPerBar(formula: Formula, prices: Prices, window: number): number[] {
  const columns = new Map<string, Column>();
  const variable = (name: string) => {
    const column = columns.get(name) ?? variableColumn(name, prices, window);
    columns.set(name, column);
    return column;
  };
  return prices.close.map((close, row) => (Number.isNaN(close) ? NaN : evaluate(formula, row, variable)));
}

function variableColumn(name: string, prices: Prices, window: number): Column {
  const bars = barsOf(prices);
  const own = new Map(
    Object.entries({
      open: bars.open,
      high: bars.high,
      low: bars.low,
      close: bars.close,
      volume: bars.volume,
    }),
  );
  const column =
    own.get(name) ??
    INDICATORS.find((each) => each.variable === name)!.compute(new PriceSeries(bars), window);
  return [...column].map((value, row) => (Number.isNaN(prices.close[row]) ? NaN : value));
}

function evaluate(formula: Formula, row: number, variable: (name: string) => Column): number {
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "variable":
      return variable(formula.name)[row]!;
    case "rolling":
      return finite(rolling(formula.name, variable(formula.variable).slice(0, row + 1), formula.bars));
    case "negate":
      return -evaluate(formula.operand, row, variable);
    case "operation":
    case "call": {
      const operands = formula.kind === "call" ? formula.operands : [formula.left, formula.right];
      const values = operands.map((operand) => evaluate(operand, row, variable));
      if (values.some(Number.isNaN)) return NaN;
      return finite(computed(formula.kind === "call" ? formula.name : formula.operator, values));
    }
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

function computed(name: string, values: readonly number[]): number {
  const [a, b] = [values[0]!, values[1]!];
  if (name === "+") return a + b;
  if (name === "-") return a - b;
  if (name === "*") return a * b;
  if (name === "/") return a / b;
  if (name === "%") return a % b;
  if (name === "abs") return a < 0 ? -a : a;
  if (name === "sign") return a > 0 ? 1 : a < 0 ? -1 : 0;
  if (name === "floor") return Math.floor(a);
  if (name === "ceil") return -Math.floor(-a);
  if (name === "round") return Math.round(a);
  if (name === "sqrt") return Math.sqrt(a);
  if (name === "log") return logarithm(a);
  if (name === "log10") return decimalLogarithm(a);
  if (name === "exp") return exponential(a);
  if (name === "pow") return power(a, b);
  const sorted = values.toSorted((left, right) => left - right);
  return sorted.at(name === "min" ? 0 : -1)!;
}

/** Of the values up to a bar. */
function rolling(name: string, values: Column, bars: number): number {
  if (name === "ema") return seededAverage(values, bars);
  const last = values.slice(Math.max(0, values.length - (name === "roc" ? bars + 1 : bars)));
  if (last.length < (name === "roc" ? bars + 1 : bars) || last.some(Number.isNaN)) return NaN;
  const total = last.reduce((sum, value) => sum + value, 0);
  const squares = last.reduce((sum, value) => sum + value * value, 0);
  if (name === "sma") return total / bars;
  if (name === "stdev") return Math.sqrt((bars * squares - total * total) / (bars * bars));
  if (name === "rmax") return last.reduce((most, value) => (value > most ? value : most));
  if (name === "rmin") return last.reduce((least, value) => (value < least ? value : least));
  return 100 * (last.at(-1)! / last[0]! - 1);
}

function seededAverage(values: Column, bars: number): number {
  const run = values.slice(values.findLastIndex(Number.isNaN) + 1);
  if (run.length < bars) return NaN;
  const seed = run.slice(0, bars).reduce((sum, value) => sum + value, 0) / bars;
  return run.slice(bars).reduce((average, value) => average + (2 / (bars + 1)) * (value - average), seed);
}
