import type { Finding } from "../../src/engine/strategy/finding.ts";
import { printable } from "./printable.ts";
import { shortPlace } from "./short-place.ts";

/** Findings as lines under a heading; none for none. */
export function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(({ level, code, path, message }) =>
    printable(`  ${level} ${code}${path === "" ? "" : ` at ${shortPlace(path)}`}: ${message}`),
  );
  return ["", "Findings", ...lines];
}
