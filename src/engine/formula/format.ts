import { operandsOf } from "./compound.ts";
import type { Formula } from "./formula.ts";
import { precedenceOf } from "./operators.ts";

/**
 * The canonical text of a formula: lower-case names, single blanks, and only the parentheses that it needs.
 * `parseFormula` reads it as the same formula; the blanks may take a very long one past what it reads.
 */
export function formatFormula(formula: Formula): string {
  return formatWithOperands(formula, operandsOf(formula).map(formatFormula));
}

/** The canonical text of a formula whose operands' texts are known. */
export function formatWithOperands(formula: Formula, texts: readonly string[]): string {
  const [first = "", second = ""] = texts;
  switch (formula.kind) {
    case "number":
      return String(formula.value);
    case "variable":
      return formula.name;
    case "rolling":
      return `${formula.name}(${formula.variable}, ${formula.bars})`;
    case "call":
      return `${formula.name}(${texts.join(", ")})`;
    case "negate":
      return `-${grouped(formula.operand, first, Infinity)}`;
    case "operation": {
      const precedence = precedenceOf(formula.operator);
      const left = grouped(formula.left, first, precedence);
      // Operators are left associative: one of the same precedence to the right needs its parentheses.
      return `${left} ${formula.operator} ${grouped(formula.right, second, precedence + 1)}`;
    }
  }
}

/** An operand's text, in parentheses where it binds less tightly than `precedence`. */
function grouped(operand: Formula, text: string, precedence: number): string {
  return operand.kind === "operation" && precedenceOf(operand.operator) < precedence ? `(${text})` : text;
}
