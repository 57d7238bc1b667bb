import type { Finding } from "../finding.ts";
import { below, type Location, refuse } from "./location.ts";

/** The root is level 1. */
export const MOST_LEVELS = 500;
export const MOST_NODES = 5000;

/**
 * Whether a tree in any shape stays within the limits; notes an error when not. It runs before anything walks
 * the tree by recursion, keeps a stack of its own, and stops at the limits, so neither a deep nor a circular
 * input can exhaust the machine's.
 */
export function isWithinLimits(root: unknown, findings: Finding[]): boolean {
  const pending: { value: unknown; level: number; at: Location }[] = [
    { value: root, level: 1, at: { nodeId: null, path: "", findings } },
  ];
  let nodes = 1;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, level, at } = next;
    for (const [slot, index, child] of childrenOf(value)) {
      const place = below(at, "children", slot, index);
      if (level === MOST_LEVELS) {
        refuse(place, "tree.too-deep", `a strategy may be ${MOST_LEVELS} levels deep at most`);
        return false;
      }
      if (++nodes > MOST_NODES) {
        refuse(place, "tree.too-large", `a strategy may have ${MOST_NODES} nodes at most`);
        return false;
      }
      pending.push({ value: child, level: level + 1, at: place });
    }
  }
  return true;
}

function* childrenOf(node: unknown): Generator<[slot: string, index: number, child: unknown]> {
  if (typeof node !== "object" || node === null || !("children" in node)) return;
  if (typeof node.children !== "object" || node.children === null) return;
  for (const [slot, children] of Object.entries(node.children)) {
    if (!Array.isArray(children)) continue;
    for (const [index, child] of children.entries()) {
      if (child !== null && child !== undefined) yield [slot, index, child];
    }
  }
}
