import type { FindingCode } from "./finding-codes.ts";
import type { StrategyLibrary } from "./library.ts";
import { type ParsedStrategy, parseStrategy } from "./parse.ts";
import { readJson } from "./parsing/file/read-json.ts";

/** In UTF-16 code units; five megabytes of plain JSON. */
const MOST_CHARACTERS = 5_000_000;

/** Reads a strategy from JSON text, as `parseStrategy` does. A longer text is refused before it is decoded. */
export function parseStrategyText(text: string, library: StrategyLibrary = {}): ParsedStrategy {
  if (text.length > MOST_CHARACTERS) {
    return refused("text.too-large", `a strategy may have ${MOST_CHARACTERS} characters, not ${text.length}`);
  }
  const read = readJson(text);
  return read.ok ? parseStrategy(read.value, library) : refused(read.code, read.message);
}

function refused(code: FindingCode, message: string): ParsedStrategy {
  return { ok: false, findings: [{ code, level: "error", nodeId: null, path: "", message }] };
}
