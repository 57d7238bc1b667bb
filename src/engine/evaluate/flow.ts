import { elementAt } from "./element.ts";
import type { BarRange, NodeColumns } from "./node-columns.ts";
import type { Program } from "./program.ts";

/**
 * The portfolio on each bar of a range: one column of weights for each ticker that the strategy may hold. The
 * whole (1) enters at the root and flows from parents to children; a sub-tree that several parents share
 * receives what all of them send.
 */
export function flowToTickers(
  program: Program,
  nodes: readonly NodeColumns[],
  range: BarRange,
): ReadonlyMap<string, Float64Array> {
  const rows = range.to - range.from;
  const inflow = nodes.map(() => new Float64Array(rows));
  inflow.at(-1)?.fill(1);
  const portfolio = new Map(program.held.map((ticker) => [ticker, new Float64Array(rows)]));
  for (let node = nodes.length - 1; node >= 0; node--) {
    const source = elementAt(inflow, node);
    const { children, tickers } = elementAt(nodes, node);
    for (const child of children) addProduct(elementAt(inflow, child.node), source, child.weights);
    for (const { ticker, weights } of tickers) {
      const column = portfolio.get(ticker);
      if (column === undefined) throw new Error(`${ticker} is held but not among the program's tickers`);
      addProduct(column, source, weights);
    }
  }
  return portfolio;
}

function addProduct(target: Float64Array, left: Float64Array, right: Float64Array): void {
  for (let row = 0; row < target.length; row++) {
    target[row] = (target[row] ?? 0) + (left[row] ?? 0) * (right[row] ?? 0);
  }
}
