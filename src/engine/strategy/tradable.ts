import { parseStrategy } from "./parse.ts";
import { findingInWords } from "./place-in-words.ts";

/**
 * Why a strategy in an export must not trade, as one line; `null` when nothing speaks against it. A strategy that can
 * be read and backtested may still hold nodes of a kind that is not tradable.
 */
export function obstacleToTrading(input: unknown): string | null {
  const parsed = parseStrategy(input);
  const obstacle = parsed.findings.find(
    ({ level, code }) => level === "error" || code === "kind.not-tradable",
  );
  return obstacle === undefined ? null : findingInWords(obstacle);
}
