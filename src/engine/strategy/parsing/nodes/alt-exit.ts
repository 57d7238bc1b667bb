import type { AltExitNode } from "../../tree.ts";
import { parseConditions } from "../conditions.ts";
import { below } from "../location.ts";
import type { NodeSource } from "./source.ts";
import { parseTwoBranches } from "./two-branches.ts";

export function parseAltExit(source: NodeSource): AltExitNode {
  const { shape, looks, at, metrics } = source;
  const scope = { metrics, ownsBranches: true };
  return {
    ...looks,
    kind: "altExit",
    entryConditions: parseConditions(shape.entryConditions, below(at, "entryConditions"), scope),
    exitConditions: parseConditions(shape.exitConditions, below(at, "exitConditions"), scope),
    slots: parseTwoBranches(source),
  };
}
