/** What is below a node or in a slot. */
import type { OracleNode, Slot } from "./tree.ts";

export function slotsOf(node: OracleNode): readonly Slot[] {
  switch (node.kind) {
    case "position":
    case "cash":
      return [];
    case "basic":
    case "function":
      return [node.next];
    case "ladder":
      return node.rungs;
    case "indicator":
    case "numbered":
    case "altExit":
    case "scaling":
      return [node.whenTrue, node.whenFalse];
  }
}

/** The node and all below it, parents first. */
export function nodesOf(node: OracleNode): readonly OracleNode[] {
  return [node, ...slotsOf(node).flatMap(nodesIn)];
}

export function nodesIn(slot: Slot): readonly OracleNode[] {
  return slot.children.flatMap(nodesOf);
}

/** The tickers of the positions among some nodes, each once, in tree order. */
export function positionTickers(nodes: readonly OracleNode[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === "position" ? node.tickers : [])))];
}

/** All that a node can hold: positions, and what takes the excess of capped weightings. */
export function holdableBy(node: OracleNode): ReadonlySet<string> {
  const own = node.kind === "position" ? node.tickers : [];
  return new Set([...own, ...slotsOf(node).flatMap((slot) => [...holdableIn(slot)])]);
}

export function holdableIn({ children, weighting }: Slot): ReadonlySet<string> {
  const fallback = weighting.mode === "capped" && weighting.fallback !== null ? [weighting.fallback] : [];
  return new Set([...children.flatMap((child) => [...holdableBy(child)]), ...fallback]);
}
