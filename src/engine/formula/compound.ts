import type { CompoundFormula, Formula } from "./formula.ts";
import { OPERATIONS } from "./operators.ts";
import { SCALAR_FUNCTIONS } from "./scalar-functions.ts";

/** What a formula is computed from, from left to right; nothing for a number and for what reads bars. */
export function operandsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case "negate":
      return [formula.operand];
    case "operation":
      return [formula.left, formula.right];
    case "call":
      return formula.operands;
    case "number":
    case "variable":
    case "rolling":
      return [];
  }
}

/** How it is computed from them (see `applyToValues`). */
export function functionOf(formula: CompoundFormula): (value: number, next: number) => number {
  switch (formula.kind) {
    case "negate":
      return (value) => -value;
    case "operation":
      return OPERATIONS[formula.operator];
    case "call":
      return SCALAR_FUNCTIONS[formula.name].apply;
  }
}
