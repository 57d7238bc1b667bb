import type { PriceSeries } from "../series/price-series.ts";
import { applyToValues, type Values } from "./apply-to-values.ts";
import { functionOf, operandsOf } from "./compound.ts";
import { foldConstants } from "./fold-constants.ts";
import { formatWithOperands } from "./format.ts";
import type { Formula, NumberFormula } from "./formula.ts";
import { ROLLING_FUNCTIONS } from "./rolling-functions.ts";
import { columnName, variableNamed } from "./variables.ts";

/** One column operation. */
interface Step {
  /** The canonical text of the part of the formula that it computes. */
  readonly text: string;
  /** Earlier steps, and constants. */
  readonly operands: readonly (Step | number)[];
  /** Whether its values depend on the condition's window. */
  readonly hasWindow: boolean;
  compute(series: PriceSeries, window: number, operands: readonly Values[]): Float64Array;
}

/**
 * The formula as column operations, one for each of its parts in an order in which they can be done: no walk
 * through the formula on any bar, and no recursion however long it is. Parts of the same canonical text, in this
 * formula and in others, are computed once for a series; once for a window if they read an indicator that has
 * one. A formula of constants is known where the close is.
 */
export function compileFormula(formula: Formula): (series: PriceSeries, window: number) => Float64Array {
  const steps = new Map<string, Step>();
  const result = addSteps(foldConstants(formula), steps);
  return (series, window) => {
    const columns = new Map<Step, Float64Array>();
    const valuesOf = (operand: Step | number) =>
      typeof operand === "number" ? operand : (columns.get(operand) ?? NaN);
    for (const step of steps.values()) {
      columns.set(step, step.compute(series, window, step.operands.map(valuesOf)));
    }
    return asColumn(valuesOf(result), series);
  };
}

/** Adds the steps that a folded formula takes, by canonical text, and answers the one that makes its values. */
function addSteps(formula: Formula, steps: Map<string, Step>): Step | number {
  if (formula.kind === "number") return formula.value;
  const operands = operandsOf(formula).map((operand) => addSteps(operand, steps));
  const texts = operands.map((operand) => (typeof operand === "number" ? String(operand) : operand.text));
  const text = formatWithOperands(formula, texts);
  const known = steps.get(text);
  if (known !== undefined) return known;
  const step = stepOf(formula, text, operands);
  steps.set(text, step);
  return step;
}

function stepOf(
  formula: Exclude<Formula, NumberFormula>,
  text: string,
  operands: readonly (Step | number)[],
): Step {
  switch (formula.kind) {
    case "variable": {
      const variable = variableNamed(formula.name);
      const { hasWindow } = variable.traits;
      return {
        text,
        operands,
        hasWindow,
        compute: (series, window) => variable.column(series, window).values,
      };
    }
    case "rolling": {
      const variable = variableNamed(formula.variable);
      const rolling = ROLLING_FUNCTIONS[formula.name];
      return shared(text, operands, variable.traits.hasWindow, (series, window) =>
        rolling.compute(variable.column(series, window), formula.bars),
      );
    }
    case "negate":
    case "operation":
    case "call": {
      const hasWindow = operands.some((operand) => typeof operand !== "number" && operand.hasWindow);
      const apply = functionOf(formula);
      return shared(text, operands, hasWindow, (series, _window, values) =>
        asColumn(applyToValues(apply, values), series),
      );
    }
  }
}

function shared(
  text: string,
  operands: readonly (Step | number)[],
  hasWindow: boolean,
  compute: Step["compute"],
): Step {
  return {
    text,
    operands,
    hasWindow,
    compute: (series, window, values) =>
      series.column(columnName(text, hasWindow ? window : null), () => compute(series, window, values))
        .values,
  };
}

function asColumn(values: Values, series: PriceSeries): Float64Array {
  if (typeof values !== "number") return values;
  return series.closes.values.map((close) => (Number.isNaN(close) ? NaN : values));
}
