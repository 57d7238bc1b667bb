import type { Formula } from "./formula.ts";
import { PRECEDENCES } from "./operators.ts";
import { parseCall } from "./parsing/call.ts";
import { type FormulaFailure, TokenCursor } from "./parsing/token-cursor.ts";
import type { Token } from "./parsing/tokens.ts";
import { parseVariable } from "./parsing/variable.ts";

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | ({ readonly ok: false } & FormulaFailure);

/** In UTF-16 code units, blanks included. */
const MOST_CHARACTERS = 2_000;

/**
 * Reads a formula, letter case aside:
 *
 *     sum     = product { ("+" | "-") product }
 *     product = signed { ("*" | "/" | "%") signed }
 *     signed  = ("-" | "+") signed | value
 *     value   = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
 *
 * A name with parentheses is a function, without them a variable. At most 2,000 characters and 100 levels of
 * signs, parentheses and calls. Never throws, whatever the text.
 */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > MOST_CHARACTERS) {
    const message = `the formula has ${text.length} characters; at most ${MOST_CHARACTERS} are read`;
    return { ok: false, message, position: MOST_CHARACTERS };
  }
  const cursor = new TokenCursor(text);
  const formula = parseWhole(cursor);
  return formula === null ? { ok: false, ...cursor.failure } : { ok: true, formula };
}

function parseWhole(cursor: TokenCursor): Formula | null {
  if (cursor.isAtEnd) return cursor.refuse(cursor.token, "the formula is empty");
  const formula = parseSum(cursor);
  return formula === null || cursor.isAtEnd ? formula : cursor.refuseAfterValue(null);
}

function parseSum(cursor: TokenCursor): Formula | null {
  return parseOperations(cursor, 0);
}

function parseOperations(cursor: TokenCursor, precedence: number): Formula | null {
  const operators = PRECEDENCES[precedence];
  if (operators === undefined) return parseSigned(cursor);
  let left = parseOperations(cursor, precedence + 1);
  while (left !== null) {
    const operator = operators.find((symbol) => cursor.accept(symbol));
    if (operator === undefined) return left;
    const right = parseOperations(cursor, precedence + 1);
    left = right && { kind: "operation", operator, left, right };
  }
  return null;
}

function parseSigned(cursor: TokenCursor): Formula | null {
  const sign = cursor.token;
  if (cursor.accept("+")) return cursor.nested(sign, () => parseSigned(cursor));
  if (!cursor.accept("-")) return parseValue(cursor);
  const operand = cursor.nested(sign, () => parseSigned(cursor));
  return operand && { kind: "negate", operand };
}

function parseValue(cursor: TokenCursor): Formula | null {
  const { token } = cursor;
  if (token.kind === "number") {
    cursor.advance();
    return { kind: "number", value: token.value };
  }
  if (token.kind === "name") {
    cursor.advance();
    const opening = cursor.token;
    if (!cursor.accept("(")) return parseVariable(cursor, token);
    return cursor.nested(opening, () => parseCall(cursor, token, opening, parseSum));
  }
  if (cursor.accept("(")) return cursor.nested(token, () => parseParenthesized(cursor, token));
  return cursor.refuseNext("a value");
}

function parseParenthesized(cursor: TokenCursor, opening: Token): Formula | null {
  const formula = parseSum(cursor);
  if (formula === null || cursor.accept(")")) return formula;
  return cursor.refuseAfterValue(opening);
}
