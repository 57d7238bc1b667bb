import type { Operator } from "./operators.ts";
import type { RollingName } from "./rolling-functions.ts";
import type { ScalarName } from "./scalar-functions.ts";

/** A custom indicator's formula as a tree of plain data. `parseFormula` makes it from text. */
export type Formula = NumberFormula | VariableFormula | RollingFormula | CompoundFormula;

/** What is computed from other formulas of the same bar. */
export type CompoundFormula = NegateFormula | OperationFormula | CallFormula;

export interface NumberFormula {
  readonly kind: "number";
  /** Finite and not negative as parsed; of folded constants also negative, and NaN for unknown. */
  readonly value: number;
}

export interface VariableFormula {
  readonly kind: "variable";
  /** In lower case, one of `formulaVariables`. */
  readonly name: string;
}

/** A function of the last `bars` values of a variable. */
export interface RollingFormula {
  readonly kind: "rolling";
  readonly name: RollingName;
  readonly variable: string;
  /** A whole number from 1 to 1,000,000. */
  readonly bars: number;
}

export interface NegateFormula {
  readonly kind: "negate";
  readonly operand: Formula;
}

export interface OperationFormula {
  readonly kind: "operation";
  readonly operator: Operator;
  readonly left: Formula;
  readonly right: Formula;
}

export interface CallFormula {
  readonly kind: "call";
  readonly name: ScalarName;
  /** As many as the function takes. */
  readonly operands: readonly Formula[];
}
