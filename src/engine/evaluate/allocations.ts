import { elementAt } from "./element.ts";
import type { Computation } from "./computation.ts";

/** Fractions of a node's own weight by ticker, without zeros. */
export type Allocation = ReadonlyMap<string, number>;

/** What each node of an computation on one bar would hold if it were the whole strategy; children first. */
export function allocationsOf(computation: Computation): readonly Allocation[] {
  const allocations: Allocation[] = [];
  for (const { children, tickers } of computation.nodes) {
    const allocation = new Map<string, number>();
    const add = (ticker: string, weight: number) => {
      if (weight > 0) allocation.set(ticker, (allocation.get(ticker) ?? 0) + weight);
    };
    for (const { node, weights } of children) {
      const [share = 0] = weights;
      for (const [ticker, weight] of elementAt(allocations, node)) add(ticker, share * weight);
    }
    for (const { ticker, weights } of tickers) add(ticker, weights[0] ?? 0);
    allocations.push(allocation);
  }
  return allocations;
}
