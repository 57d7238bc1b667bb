import type { BasicNode } from "../../tree.ts";
import type { NodeSource } from "./source.ts";

export function parseBasic({ looks, branch }: NodeSource): BasicNode {
  return { ...looks, kind: "basic", slots: { next: branch("next", "") } };
}
