import type { Finding } from "../../src/engine/strategy/finding.ts";
import { whereabouts } from "../../src/engine/strategy/place-in-words.ts";
import { printable } from "./printable.ts";

/** Findings as lines under a heading; none for none. */
export function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const lines = findings.map((finding) => {
    const place = whereabouts(finding);
    return printable(`  ${finding.level} ${finding.code}${place && ` at ${place}`}: ${finding.message}`);
  });
  return ["", "Findings", ...lines];
}
