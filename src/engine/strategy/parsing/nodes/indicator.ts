import type { IndicatorNode } from "../../tree.ts";
import { parseConditions } from "../conditions.ts";
import { below } from "../location.ts";
import type { NodeSource } from "./source.ts";
import { parseTwoBranches } from "./two-branches.ts";

export function parseIndicator(source: NodeSource): IndicatorNode {
  const { shape, looks, at, metrics } = source;
  return {
    ...looks,
    kind: "indicator",
    conditions: parseConditions(shape.conditions, below(at, "conditions"), { metrics, ownsBranches: true }),
    slots: parseTwoBranches(source),
  };
}
