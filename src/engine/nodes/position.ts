import type { HoldPlan } from "../evaluate/program.ts";
import type { PositionNode } from "../strategy/tree.ts";

/** Equal weight over the entries; a ticker that is listed k times has k parts. */
export function planPosition({ positions }: PositionNode): HoldPlan {
  const counts = new Map<string, number>();
  for (const ticker of positions) counts.set(ticker, (counts.get(ticker) ?? 0) + 1);
  return {
    shape: "hold",
    holdings: [...counts].map(([ticker, count]) => ({ ticker, weight: count / positions.length })),
  };
}
