import type { AltExitNode } from "../../tree.ts";
import { parseConditions } from "../conditions.ts";
import { below, warn } from "../location.ts";
import type { NodeSource } from "./source.ts";
import { parseTwoBranches } from "./two-branches.ts";

export function parseAltExit(source: NodeSource): AltExitNode {
  const { shape, looks, at, metrics } = source;
  const scope = { metrics, ownsBranches: true };
  const entry = entryFieldOf(source);
  return {
    ...looks,
    kind: "altExit",
    entryConditions: parseConditions(shape[entry], below(at, entry), scope),
    exitConditions: parseConditions(shape.exitConditions, below(at, "exitConditions"), scope),
    slots: parseTwoBranches(source),
  };
}

/** Where the conditions to go in stand. Old files of the Forge have them where an indicator has its own. */
function entryFieldOf({ shape, defaults, at }: NodeSource): "entryConditions" | "conditions" {
  const isOld = (shape.conditions ?? []).length > 0 && (shape.entryConditions ?? null) === null;
  if (!isOld) return "entryConditions";
  if (defaults.conditionsEnter) {
    const message = "the node has conditions only: read as what makes it go in, as in files of the Forge";
    warn(below(at, "conditions"), "conditions.read-as-entry", message);
    return "conditions";
  }
  const message = "an altExit goes in by its entryConditions; its conditions are ignored";
  warn(below(at, "conditions"), "conditions.ignored", message);
  return "entryConditions";
}
