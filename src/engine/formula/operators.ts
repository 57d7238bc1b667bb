/** The operators of two operands, all left associative. */
export type Operator = "+" | "-" | "*" | "/" | "%";

/** From those that bind loosest to those that bind tightest. */
export const PRECEDENCES: readonly (readonly Operator[])[] = [
  ["+", "-"],
  ["*", "/", "%"],
];

/** What they compute of numbers; the remainder takes the sign of the dividend. */
export const OPERATIONS: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
};

/** How tightly an operator binds; more is tighter. */
export function precedenceOf(operator: Operator): number {
  return PRECEDENCES.findIndex((operators) => operators.includes(operator));
}
