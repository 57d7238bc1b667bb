import { parseSync, type ParseResult } from "oxc-parser";

/** The syntax of a file. Throws where it has none: what cannot be read would break no rule. */
export function parsed(file: string, text: string): ParseResult {
  const result = parseSync(file, text);
  const [error] = result.errors;
  if (error) throw new Error(`${file} cannot be read: ${error.message}`);
  return result;
}
