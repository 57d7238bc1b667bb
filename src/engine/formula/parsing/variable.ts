import type { VariableFormula } from "../formula.ts";
import { isRollingName } from "../rolling-functions.ts";
import { isScalarName } from "../scalar-functions.ts";
import { findVariable, formulaVariables } from "../variables.ts";
import { suggestion } from "./nearest-name.ts";
import { quoted } from "./quoted.ts";
import type { TokenCursor } from "./token-cursor.ts";
import type { Token } from "./tokens.ts";

/** The variable that a name token means, or `null` after noting that there is none. */
export function parseVariable(cursor: TokenCursor, token: Token): VariableFormula | null {
  const name = token.text.toLowerCase();
  if (findVariable(name) !== undefined) return { kind: "variable", name };
  if (isScalarName(name) || isRollingName(name)) {
    return cursor.refuse(token, `${name} is a function and needs its arguments in parentheses`);
  }
  const instead = suggestion(
    name,
    formulaVariables().map((variable) => variable.name),
  );
  return cursor.refuse(token, `${quoted(token.text)} is not a variable; ${instead}`);
}
