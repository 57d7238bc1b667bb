import { applyToValues } from "./apply-to-values.ts";
import { functionOf, operandsOf } from "./compound.ts";
import type { CompoundFormula, Formula } from "./formula.ts";

/** The formula with every part that reads no bars computed; NaN is one that is unknown, such as 1 / 0. */
export function foldConstants(formula: Formula): Formula {
  switch (formula.kind) {
    case "number":
    case "variable":
    case "rolling":
      return formula;
    case "negate":
      return folded({ ...formula, operand: foldConstants(formula.operand) });
    case "operation":
      return folded({ ...formula, left: foldConstants(formula.left), right: foldConstants(formula.right) });
    case "call":
      return folded({ ...formula, operands: formula.operands.map(foldConstants) });
  }
}

function folded(formula: CompoundFormula): Formula {
  const operands = operandsOf(formula);
  const constants = operands.flatMap((operand) => (operand.kind === "number" ? operand.value : []));
  if (constants.length < operands.length) return formula;
  return { kind: "number", value: applyToValues(functionOf(formula), constants) };
}
