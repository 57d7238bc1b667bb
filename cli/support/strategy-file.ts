/** Strategy trees in files. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fingerprint } from "../../src/engine/strategy/fingerprint.ts";
import { parseStrategy } from "../../src/engine/strategy/parse.ts";
import { tickersOf } from "../../src/engine/strategy/tickers.ts";
import { UserError } from "./user-error.ts";

export interface StrategyFile {
  /** The tree's title, else the file's name without its ending. */
  readonly name: string;
  readonly tree: unknown;
  readonly fingerprint: string;
  /** Every symbol that the strategy reads or holds. */
  readonly tickers: readonly string[];
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UserError(`${file}: the file cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file}: not JSON (${error instanceof Error ? error.message : "malformed"})`);
  }
}

/** Reads and checks a strategy file. */
export function readStrategyFile(file: string): StrategyFile {
  const tree = readJson(file);
  const parsed = parseStrategy(tree);
  if (!parsed.ok) {
    const first = parsed.findings.find(({ level }) => level === "error");
    const place = first?.path ? ` at ${first.path}` : "";
    throw new UserError(`${file}: ${first?.message ?? "not a strategy"}${place}`);
  }
  const title = parsed.strategy.title?.trim();
  return {
    name: title || path.basename(file, path.extname(file)),
    tree,
    fingerprint: fingerprint(parsed.strategy),
    tickers: tickersOf(parsed.strategy).needed,
  };
}
