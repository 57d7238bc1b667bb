import type { FindingCode } from "./finding-codes.ts";
import type { StrategyLibrary } from "./library.ts";
import { type ParsedStrategy, parseStrategy } from "./parse.ts";

/** In UTF-16 code units; five megabytes of plain JSON. */
const MOST_CHARACTERS = 5_000_000;

/** Editors on some systems put it before the first character. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Reads a strategy from JSON text, as `parseStrategy` does. A longer text is refused before it is decoded. */
export function parseStrategyText(text: string, library: StrategyLibrary = {}): ParsedStrategy {
  if (text.length > MOST_CHARACTERS) {
    return refused("text.too-large", `a strategy may have ${MOST_CHARACTERS} characters, not ${text.length}`);
  }
  let input: unknown;
  try {
    input = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch (error) {
    return refused(
      "text.not-json",
      `this is not JSON: ${error instanceof Error ? error.message : "malformed"}`,
    );
  }
  return parseStrategy(input, library);
}

function refused(code: FindingCode, message: string): ParsedStrategy {
  return { ok: false, findings: [{ code, level: "error", nodeId: null, path: "", message }] };
}
