/** Which symbols strategies need prices of. */
import type { StrategyRow } from "../store/strategies.ts";
import { readTree } from "./read-tree.ts";

/** Where strategies go on days of bad data. */
export function safeAssets(strategies: readonly Pick<StrategyRow, "safeAsset">[]): string[] {
  return strategies.flatMap(({ safeAsset }) => (safeAsset === null ? [] : [safeAsset]));
}

/** Symbols whose prices a slot needs: all tickers of the trees, and others, as what the ledgers hold. Alphabetical. */
export function symbolsNeeded(trees: readonly string[], others: Iterable<string>): string[] {
  const symbols = new Set(others);
  for (const tree of trees) {
    const strategy = readTree(tree);
    if (strategy.ok) for (const symbol of strategy.needed) symbols.add(symbol);
  }
  return [...symbols].toSorted();
}
