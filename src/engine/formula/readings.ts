/** What of the bars a formula reads. */
import { operandsOf } from "./compound.ts";
import type { Formula, RollingFormula } from "./formula.ts";
import { ROLLING_FUNCTIONS } from "./rolling-functions.ts";
import { type FormulaVariable, variableNamed } from "./variables.ts";

export interface Reading {
  readonly variable: FormulaVariable;
  /** Known bars in a row, the current one included, that the first value takes on the condition's window. */
  requiredBars(window: number): number;
  /** As an indicator's `settledBars`. */
  settledBars(window: number): number;
}

/** A reading for each variable and each rolling function in the formula, in its order. */
export function readingsOf(formula: Formula): Reading[] {
  const readings: Reading[] = [];
  collect(formula, readings);
  return readings;
}

function collect(formula: Formula, readings: Reading[]): void {
  if (formula.kind === "variable") readings.push(variableReading(variableNamed(formula.name)));
  else if (formula.kind === "rolling") readings.push(rollingReading(formula));
  else for (const operand of operandsOf(formula)) collect(operand, readings);
}

function variableReading(variable: FormulaVariable): Reading {
  return {
    variable,
    requiredBars: (window) => variable.traits.requiredBars(window),
    settledBars: (window) => variable.traits.settledBars(window),
  };
}

function rollingReading({ name, variable: variableName, bars }: RollingFormula): Reading {
  const variable = variableNamed(variableName);
  const rolling = ROLLING_FUNCTIONS[name];
  const more = rolling.valuesNeeded(bars) - 1;
  return {
    variable,
    requiredBars: (window) => variable.traits.requiredBars(window) + more,
    settledBars: (window) => variable.traits.settledBars(window) + more + rolling.valuesToSettle(bars),
  };
}
