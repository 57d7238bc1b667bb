import type { PositionNode } from "../../tree.ts";
import { below } from "../location.ts";
import { refuseNamedElsewhere } from "../named-elsewhere.ts";
import type { NodeSource } from "./source.ts";
import { parseHolding } from "../ticker.ts";

/** Cash entries are dropped; without a list the node is cash. */
export function parsePosition({ shape, looks, at }: NodeSource): PositionNode {
  const fields = { mode: "positionMode", list: "positionTickerListId" } as const;
  if (refuseNamedElsewhere(shape, fields, at)) {
    // The strategy is refused, and what stands here is never used.
    return { ...looks, kind: "position", positions: [], slots: {} };
  }
  const list = below(at, "positions");
  const positions = (shape.positions ?? []).flatMap((entry, index) => {
    const holding = parseHolding(entry ?? "Empty", below(list, index));
    return holding === null || holding === "cash" ? [] : [holding.ticker];
  });
  return { ...looks, kind: "position", positions, slots: {} };
}
