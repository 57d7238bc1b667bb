import type { StrategyNode } from "./tree.ts";
import { branchesOf, conditionsOf, nodesOf } from "./walk.ts";

/**
 * The tickers that a strategy may hold (positions, and what takes the excess of capped weightings) and those
 * it needs prices of (the same and the tickers of its conditions). Sorted, each once, without cash.
 */
export function tickersOf(strategy: StrategyNode): { held: string[]; needed: string[] } {
  const held = new Set<string>();
  const watched = new Set<string>();
  for (const node of nodesOf(strategy)) {
    if (node.kind === "position") for (const ticker of node.positions) held.add(ticker);
    for (const { weighting } of branchesOf(node)) {
      if (weighting.mode === "capped" && weighting.fallback !== null) held.add(weighting.fallback);
    }
    for (const { left, right } of conditionsOf(node)) {
      watched.add(left.ticker);
      if (right.kind === "indicator") watched.add(right.ticker);
    }
  }
  return { held: [...held].sort(), needed: [...new Set([...held, ...watched])].sort() };
}
