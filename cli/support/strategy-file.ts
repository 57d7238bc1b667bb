/** Strategy trees in files. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "../../src/engine/strategy/finding.ts";
import { fingerprint } from "../../src/engine/strategy/fingerprint.ts";
import { parseStrategyText } from "../../src/engine/strategy/parse-text.ts";
import { tickersOf } from "../../src/engine/strategy/tickers.ts";
import type { StrategyNode } from "../../src/engine/strategy/tree.ts";
import { shortPlace } from "./short-place.ts";
import { UserError } from "./user-error.ts";

export interface StrategyFile {
  /** The tree's title, else the file's name without its ending. */
  readonly name: string;
  /** As the file has it. */
  readonly tree: unknown;
  readonly strategy: StrategyNode;
  readonly fingerprint: string;
  /** Every symbol that the strategy reads or holds. */
  readonly tickers: readonly string[];
  /** What reading it found, warnings only. */
  readonly findings: readonly Finding[];
  /** Where each node stands in the file, by its id. */
  readonly places: ReadonlyMap<string, string>;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(`${file}: the file cannot be read`);
  }
}

/** The errors among findings as one line each, for standard error; empty without any. */
export function errorLines(file: string, findings: readonly Finding[]): string {
  return findings
    .filter(({ level }) => level === "error")
    .map(
      ({ message, path: place }) => `${file}: ${message}${place === "" ? "" : ` (at ${shortPlace(place)})`}`,
    )
    .join("\n");
}

/** Reads and checks a strategy file. */
export function readStrategyFile(file: string): StrategyFile {
  const text = readText(file);
  const parsed = parseStrategyText(text);
  if (!parsed.ok) throw new UserError(errorLines(file, parsed.findings));
  const title = parsed.strategy.title?.trim();
  return {
    name: title || path.basename(file, path.extname(file)),
    get tree() {
      return JSON.parse(text.replace(/^\uFEFF/, ""));
    },
    strategy: parsed.strategy,
    get fingerprint() {
      return fingerprint(parsed.strategy);
    },
    tickers: tickersOf(parsed.strategy).needed,
    findings: parsed.findings,
    places: parsed.places,
  };
}
