/** Strategy trees as they are stored, read: several steps of a run need the same one. */
import { columnsNeeded } from "../../../engine/evaluate/columns-needed.ts";
import { compile } from "../../../engine/evaluate/compile.ts";
import type { Program } from "../../../engine/evaluate/program.ts";
import { warmUpBars } from "../../../engine/evaluate/required-bars.ts";
import type { HistoryColumns } from "../../../engine/bars/types.ts";
import { parseStrategy } from "../../../engine/strategy/parse.ts";
import { tickersOf } from "../../../engine/strategy/tickers.ts";

export type ReadTree =
  | {
      readonly ok: true;
      readonly program: Program;
      /** Tickers whose prices it needs, sorted. */
      readonly needed: readonly string[];
      /** What of each ticker's history it reads. */
      readonly columns: ReadonlyMap<string, HistoryColumns>;
      /** Bars, that of the decision included, until nothing in it is unknown because of warm-up. */
      readonly warmUp: number;
    }
  | { readonly ok: false; readonly message: string };

/** Trees that are remembered; what they were read from is the key, so that none can be out of date. */
const REMEMBERED = 8;
const remembered = new Map<string, ReadTree>();

function read(tree: string): ReadTree {
  const parsed = parseStrategy(JSON.parse(tree));
  if (!parsed.ok) {
    const error = parsed.findings.find(({ level }) => level === "error");
    return { ok: false, message: error?.message ?? "the tree cannot be read" };
  }
  const program = compile(parsed.strategy);
  const { needed } = tickersOf(parsed.strategy);
  const more = columnsNeeded(program);
  const columns = new Map(
    needed.map((ticker): [string, HistoryColumns] => [ticker, more.get(ticker) ?? "closes"]),
  );
  return { ok: true, program, needed, columns, warmUp: warmUpBars(program) };
}

/** The strategy in the JSON text of a tree. Throws when it is no JSON, or when it cannot be compiled: both are bugs. */
export function readTree(tree: string): ReadTree {
  const known = remembered.get(tree);
  if (known) return known;
  const fresh = read(tree);
  remembered.set(tree, fresh);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return fresh;
}

/** What of each ticker's history some trees read, together; trees that cannot be read need none. */
export function historyNeeds(trees: readonly string[]): Map<string, HistoryColumns> {
  const needs = new Map<string, HistoryColumns>();
  for (const tree of trees) {
    const strategy = readTree(tree);
    if (!strategy.ok) continue;
    for (const [ticker, columns] of strategy.columns) {
      if (columns === "all" || !needs.has(ticker)) needs.set(ticker, columns);
    }
  }
  return needs;
}

/** Bars that some trees need at most of each ticker, that of the decision included, until nothing in them is warm-up. */
export function barsNeeded(trees: readonly string[]): Map<string, number> {
  const bars = new Map<string, number>();
  for (const tree of trees) {
    const strategy = readTree(tree);
    if (!strategy.ok) continue;
    for (const ticker of strategy.needed) bars.set(ticker, Math.max(strategy.warmUp, bars.get(ticker) ?? 0));
  }
  return bars;
}
