import type { IndicatorReference } from "../../condition.ts";
import type { ScalingNode } from "../../tree.ts";
import { below, type Location, refuse } from "../location.ts";
import { parseReference } from "../reference.ts";
import type { NodeSource } from "./source.ts";
import { parseTwoBranches } from "./two-branches.ts";

/** What stands where a reference could not be read; the strategy is refused, and it is never used. */
const UNREAD: IndicatorReference = {
  metric: "Current Price",
  source: { kind: "branch", slot: "then" },
  window: null,
};

const FIELDS = { metric: "scaleMetric", ticker: "scaleTicker", window: "scaleWindow" } as const;

export function parseScaling(source: NodeSource): ScalingNode {
  const { shape, looks, at, metrics } = source;
  const scope = { metrics, ownsBranches: true };
  const value = parseReference(shape, FIELDS, shape.scaleWindow, at, scope);
  return {
    ...looks,
    kind: "scaling",
    value: value ?? UNREAD,
    from: parseBound(shape.scaleFrom, below(at, "scaleFrom")),
    to: parseBound(shape.scaleTo, below(at, "scaleTo")),
    slots: parseTwoBranches(source),
  };
}

/** 0 after noting that it is missing. */
function parseBound(bound: number | undefined, at: Location): number {
  return bound ?? refuse(at, "scaling.bound-missing", "the scaling does not say from where to where") ?? 0;
}
