import { findNodeParser, isPlannedKind, NODE_KINDS } from "../nodes/parsers.ts";
import type { Finding } from "./finding.ts";
import { distinctId } from "./parsing/identity.ts";
import { isWithinLimits } from "./parsing/limits.ts";
import { below, type Location, refuse, warn } from "./parsing/location.ts";
import { type NodeShape, nodeShape, readId, readShape } from "./parsing/shape.ts";
import { type BranchSuffix, parseWeighting, type StatedWeight } from "./parsing/weighting.ts";
import type { Branch, StrategyNode } from "./tree.ts";

export type ParsedStrategy =
  | { readonly ok: true; readonly strategy: StrategyNode; readonly findings: Finding[] }
  | { readonly ok: false; readonly findings: Finding[] };

interface ParsedNode extends StatedWeight {
  readonly node: StrategyNode;
}

/**
 * Reads a strategy tree as the Forge exports it (already decoded from JSON) into normal form. Fields that
 * nobody knows are ignored. Everything that the engine cannot carry out exactly (an unknown or not yet
 * supported kind, metric, ticker form, comparator or weighting) is an error, so that no part of a strategy ever
 * turns silently into `else` or cash; findings of level warning leave the strategy usable. Never throws,
 * whatever the input.
 */
export function parseStrategy(input: unknown): ParsedStrategy {
  const findings: Finding[] = [];
  if (!isWithinLimits(input, findings)) return { ok: false, findings };
  const root = parseNode(input, { nodeId: null, path: "", findings }, new Set());
  const failed = findings.some((finding) => finding.level === "error");
  return root === null || failed ? { ok: false, findings } : { ok: true, strategy: root.node, findings };
}

function parseNode(value: unknown, place: Location, ids: Set<string>): ParsedNode | null {
  const givenId = readId(value);
  const id = distinctId(givenId, place, ids);
  const at: Location = { ...place, nodeId: id };
  const shape = readShape(nodeShape, value, at);
  if (shape === null) return null;
  if (givenId !== undefined && givenId !== id) {
    warn(
      below(at, "id"),
      "id.duplicate",
      `another node has the id ${givenId} already; this one is read as ${id}`,
    );
  }
  const parser = findNodeParser(shape.kind ?? "");
  if (parser === undefined) return refuseKind(shape.kind, below(at, "kind"));
  warnOfIgnoredSlots(shape, parser.slots, at);
  const node = parser.parse({
    shape,
    looks: {
      id,
      title: shape.title ?? null,
      bgColor: shape.bgColor ?? null,
      collapsed: shape.collapsed ?? false,
    },
    at,
    branch: (slot, suffix) => parseBranch(shape, slot, suffix, at, ids),
  });
  return { node, weight: shape.definedWeight ?? shape.window, at };
}

function refuseKind(kind: string | undefined, at: Location): null {
  if (kind === undefined) return refuse(at, "kind.missing", "the node has no kind");
  if (isPlannedKind(kind)) {
    return refuse(at, "kind.unsupported", `nodes of kind ${kind} are not supported yet`);
  }
  return refuse(at, "kind.unknown", `"${kind}" is not a kind of node; there are ${NODE_KINDS.join(", ")}`);
}

function parseBranch(
  shape: NodeShape,
  slot: string,
  suffix: BranchSuffix,
  at: Location,
  ids: Set<string>,
): Branch {
  const children = (shape.children?.[slot] ?? []).flatMap((child, index) => {
    if (child === null || child === undefined) return [];
    return parseNode(child, below(at, "children", slot, index), ids) ?? [];
  });
  const weighting = parseWeighting(shape, suffix, children, at) ?? { mode: "equal" };
  return { children: children.map((child) => child.node), weighting };
}

function warnOfIgnoredSlots(shape: NodeShape, slots: readonly string[], at: Location): void {
  for (const [slot, children] of Object.entries(shape.children ?? {})) {
    if (slots.includes(slot) || !(children ?? []).some((child) => child !== null)) continue;
    warn(
      below(at, "children", slot),
      "slot.ignored",
      `nodes of kind ${shape.kind ?? ""} have no slot ${slot}; what is in it is ignored`,
    );
  }
}
