import type { CallFormula, Formula, RollingFormula } from "../formula.ts";
import { isRollingName, ROLLING_FUNCTIONS, type RollingName } from "../rolling-functions.ts";
import { isScalarName, SCALAR_FUNCTIONS, type ScalarName } from "../scalar-functions.ts";
import { findVariable } from "../variables.ts";
import { suggestion } from "./nearest-name.ts";
import { quoted } from "./quoted.ts";
import type { TokenCursor } from "./token-cursor.ts";
import type { Token } from "./tokens.ts";
import { parseVariable } from "./variable.ts";

type Parse = (cursor: TokenCursor) => Formula | null;

/** More than any history has. */
const MOST_BARS = 1_000_000;

const FUNCTION_NAMES = [...Object.keys(SCALAR_FUNCTIONS), ...Object.keys(ROLLING_FUNCTIONS)];

/** A call, from behind its opening parenthesis on; `parseArgument` reads one argument of a scalar function. */
export function parseCall(
  cursor: TokenCursor,
  token: Token,
  opening: Token,
  parseArgument: Parse,
): Formula | null {
  const name = token.text.toLowerCase();
  if (isRollingName(name)) return parseRolling(cursor, name);
  if (isScalarName(name)) return parseScalar(cursor, name, token, opening, parseArgument);
  const variable = findVariable(name);
  if (variable !== undefined) {
    const reason = `${name} is a variable and takes no arguments`;
    return cursor.refuse(
      token,
      variable.traits.hasWindow ? `${reason}; its window is the condition's` : reason,
    );
  }
  const instead = suggestion(name, FUNCTION_NAMES);
  return cursor.refuse(token, `${quoted(token.text)} is not a function; ${instead}`);
}

function parseScalar(
  cursor: TokenCursor,
  name: ScalarName,
  token: Token,
  opening: Token,
  parseArgument: Parse,
): CallFormula | null {
  const operands: Formula[] = [];
  let closed = cursor.accept(")");
  while (!closed) {
    const operand = parseArgument(cursor);
    if (operand === null) return null;
    operands.push(operand);
    closed = cursor.accept(")");
    if (!closed && !cursor.accept(",")) return cursor.refuseAfterValue(opening);
  }
  const { fewest, most } = SCALAR_FUNCTIONS[name];
  if (operands.length >= fewest && operands.length <= most) return { kind: "call", name, operands };
  const taken = `${most > fewest ? "at least " : ""}${fewest} argument${fewest === 1 ? "" : "s"}`;
  return cursor.refuse(token, `${name} takes ${taken}, not ${operands.length}`);
}

function parseRolling(cursor: TokenCursor, name: RollingName): RollingFormula | null {
  const example = `${name} takes a variable and a number of bars, as in ${name}(close, 20)`;
  const variableToken = cursor.token;
  if (variableToken.kind !== "name") return refuseShape(cursor, example);
  cursor.advance();
  if (!cursor.accept(",")) return refuseShape(cursor, example);
  const barsToken = cursor.token;
  if (barsToken.kind !== "number") return refuseShape(cursor, example);
  cursor.advance();
  if (!cursor.accept(")")) return refuseShape(cursor, example);
  const variable = parseVariable(cursor, variableToken);
  if (variable === null) return null;
  const bars = barsToken.value;
  if (Number.isInteger(bars) && bars >= 1 && bars <= MOST_BARS) {
    return { kind: "rolling", name, variable: variable.name, bars };
  }
  return cursor.refuse(
    barsToken,
    `the bars of ${name} are a whole number from 1 to ${MOST_BARS}, not ${quoted(barsToken.text)}`,
  );
}

function refuseShape(cursor: TokenCursor, example: string): null {
  const { token } = cursor;
  return cursor.refuse(token, token.kind === "unreadable" ? token.reason : example);
}
