import type { IndicatorDefinition, IndicatorInputs } from "../indicators/definition.ts";
import { compileFormula } from "./compile.ts";
import type { Formula } from "./formula.ts";
import { readingsOf } from "./readings.ts";

/** A user's own indicator. */
export interface CustomFormula {
  readonly id: string;
  readonly title: string;
  readonly formula: Formula;
}

/** An indicator that a formula defines; its id is `custom:` and the id of the formula. */
export interface FormulaIndicator extends IndicatorDefinition {
  readonly title: string;
  readonly formula: Formula;
}

/** From the narrowest to the widest. */
const INPUTS: readonly IndicatorInputs[] = ["closes", "prices", "volume"];

/**
 * The indicator that a formula defines. It takes the bars, and settles with them, that the most demanding of its
 * variables and rolling functions takes; that each of them has settled to one part in a million does not keep a
 * formula from magnifying the rest. Throws `RangeError` when the formula was not parsed and names a variable that
 * there is none of.
 */
export function formulaIndicator({ id, title, formula }: CustomFormula): FormulaIndicator {
  const readings = readingsOf(formula);
  const traits = readings.map(({ variable }) => variable.traits);
  return {
    id: `custom:${id}`,
    title,
    formula,
    aliases: [],
    variable: null,
    unit: "number",
    inputs: INPUTS.findLast((inputs) => traits.some((trait) => trait.inputs === inputs)) ?? "closes",
    hasWindow: traits.some(({ hasWindow }) => hasWindow),
    requiredBars: (window) => Math.max(1, ...readings.map((reading) => reading.requiredBars(window))),
    settledBars: (window) => Math.max(1, ...readings.map((reading) => reading.settledBars(window))),
    compute: compileFormula(formula),
  };
}
