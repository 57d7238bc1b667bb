/** Strategy trees in files. */
import path from "node:path";
import { readRegularFile } from "../../sim/node/read-file.ts";
import type { Finding } from "../../src/engine/strategy/finding.ts";
import { fingerprint } from "../../src/engine/strategy/fingerprint.ts";
import { parseStrategyText } from "../../src/engine/strategy/parse-text.ts";
import { findingInWords } from "../../src/engine/strategy/place-in-words.ts";
import { tickersOf } from "../../src/engine/strategy/tickers.ts";
import type { StrategyNode } from "../../src/engine/strategy/tree.ts";
import { printable } from "./printable.ts";
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
  const read = readRegularFile(file);
  if (!read.ok) throw new UserError(printable(`${file}: ${read.problem}`));
  return read.text;
}

/** The errors among findings as one line each, for standard error; empty without any. */
export function errorLines(file: string, findings: readonly Finding[]): string {
  return findings
    .filter(({ level }) => level === "error")
    .map((finding) => printable(`${file}: ${findingInWords(finding)}`))
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
