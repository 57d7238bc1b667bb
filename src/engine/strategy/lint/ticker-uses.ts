import { branchesOf } from "../walk.ts";
import type { LintedTree, Visit } from "./linted-tree.ts";

/** Where a strategy first holds or reads a ticker. */
export interface TickerUse {
  readonly ticker: string;
  readonly visit: Visit;
  readonly keys: readonly (string | number)[];
}

/** One use of each ticker of the tree, the first in tree order. */
export function firstUses({ visits }: LintedTree): TickerUse[] {
  const uses = new Map<string, TickerUse>();
  for (const visit of visits) {
    for (const { ticker, keys } of usesOf(visit)) {
      if (!uses.has(ticker)) uses.set(ticker, { ticker, visit, keys });
    }
  }
  return [...uses.values()];
}

function usesOf({ node, readings }: Visit): Omit<TickerUse, "visit">[] {
  const held = node.kind === "position" ? node.positions : [];
  const read = readings.flatMap(({ tickers, keys }) =>
    // What is ranked and weighted stands below and is used there.
    node.kind === "function" || keys.length === 0 ? [] : tickers.map((ticker) => ({ ticker, keys })),
  );
  const fallbacks = branchesOf(node).flatMap(({ weighting }) =>
    weighting.mode === "capped" && weighting.fallback !== null ? [weighting.fallback] : [],
  );
  return [
    ...held.map((ticker) => ({ ticker, keys: ["positions"] })),
    ...read,
    ...fallbacks.map((ticker) => ({ ticker, keys: [] })),
  ];
}
