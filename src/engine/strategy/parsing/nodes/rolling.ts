import type { RollingNode } from "../../tree.ts";
import { below, warn } from "../location.ts";
import type { NodeSource } from "./source.ts";

/** Cash, whatever is below it. */
export function parseRolling({ looks, at }: NodeSource): RollingNode {
  warn(below(at, "kind"), "kind.not-tradable", "a rolling block cannot be traded: it is cash");
  return { ...looks, kind: "rolling", slots: {} };
}
