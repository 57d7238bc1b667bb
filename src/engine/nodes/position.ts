import type { NodePlan } from "../evaluate/program.ts";
import { below } from "../strategy/parsing/location.ts";
import type { NodeSource } from "../strategy/parsing/source.ts";
import { parseHolding } from "../strategy/parsing/ticker.ts";
import type { PositionNode } from "../strategy/tree.ts";

/** Cash entries are dropped; without a list the node is cash. */
export function parsePosition({ shape, looks, at }: NodeSource): PositionNode {
  const positions = (shape.positions ?? []).flatMap((entry, index) => {
    const holding = parseHolding(entry ?? "Empty", below(at, "positions", index));
    return holding === null || holding === "cash" ? [] : [holding.ticker];
  });
  return { ...looks, kind: "position", positions, slots: {} };
}

/** Equal weight over the entries; a ticker that is listed k times has k parts. */
export function planPosition({ positions }: PositionNode): NodePlan {
  const counts = new Map<string, number>();
  for (const ticker of positions) counts.set(ticker, (counts.get(ticker) ?? 0) + 1);
  return {
    rule: "position",
    lists: [],
    branches: [],
    holdings: [...counts].map(([ticker, count]) => ({ ticker, weight: count / positions.length })),
    bind: () => () => 0,
  };
}
