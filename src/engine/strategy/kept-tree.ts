import type { ParsedStrategy } from "./parse.ts";
import { writeStrategy } from "./write.ts";

/**
 * What is kept of the input that was parsed, so that it means the same to whoever reads it later: a plain tree as it
 * is; of a file of the Forge the strategy in normal form with every default written out, because its defaults hold in
 * such files alone.
 */
export function keptTree(input: unknown, parsed: Extract<ParsedStrategy, { ok: true }>): unknown {
  return parsed.isForgeFile ? writeStrategy(parsed.strategy) : input;
}
