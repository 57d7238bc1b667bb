import type { StrategyNode } from "./tree.ts";
import { branchesOf, nodesOf, referencesOf, tickersIn } from "./walk.ts";

/**
 * The tickers that a strategy may hold (positions, and what takes the excess of capped weightings) and those
 * it needs prices of (the same, and what its conditions and scalings read). Sorted, each once, without cash.
 */
export function tickersOf(strategy: StrategyNode): { held: string[]; needed: string[] } {
  const held = new Set<string>();
  const watched = new Set<string>();
  for (const node of nodesOf(strategy)) {
    if (node.kind === "position") for (const ticker of node.positions) held.add(ticker);
    for (const { weighting } of branchesOf(node)) {
      if (weighting.mode === "capped" && weighting.fallback !== null) held.add(weighting.fallback);
    }
    for (const { source } of referencesOf(node)) {
      for (const ticker of tickersIn(source)) watched.add(ticker);
    }
  }
  return { held: [...held].sort(), needed: [...new Set([...held, ...watched])].sort() };
}

/** The tickers of the positions at and below a node, each once, in tree order: what a ranking scores it by. */
export function positionTickersOf(node: StrategyNode): readonly string[] {
  const tickers = new Set<string>();
  for (const below of nodesOf(node)) {
    if (below.kind === "position") for (const ticker of below.positions) tickers.add(ticker);
  }
  return [...tickers];
}
