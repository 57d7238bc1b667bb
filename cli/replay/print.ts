/** A replay for people. */
import type { ReplayReport } from "./report.ts";

const WORDS = {
  equal: "equal",
  different: "DIFFERENT",
  not_recomputable: "unknown",
  not_asked: "not asked",
} as const;

/** The report as text: what was compared, what came of it, and what it was about. */
export function printReplay({ slot, ok, compared }: ReplayReport): string {
  const width = Math.max(...compared.map(({ what }) => what.length));
  const lines = compared.map(
    ({ what, result, message }) => `  ${what.padEnd(width)}  ${WORDS[result].padEnd(9)}  ${message}`,
  );
  const verdict = ok ? "Everything is equal, bit by bit." : "Not everything is equal.";
  return [`Run of ${slot}`, "", ...lines, "", verdict].join("\n");
}
