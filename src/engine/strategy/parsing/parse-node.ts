import type { Finding } from "../finding.ts";
import type { Branch, NodeLooks, StrategyNode } from "../tree.ts";
import { type Defaults, PLAIN_DEFAULTS } from "./defaults.ts";
import { calledId, type DistinctIds } from "./identity.ts";
import { below, type Location, refuse, warn } from "./location.ts";
import type { MetricReader } from "./metric-reader.ts";
import { findNodeParser, NODE_KINDS } from "./nodes/node-parsers.ts";
import { quoted } from "./quoted.ts";
import { type NodeShape, nodeShape } from "./shape/node.ts";
import { readId, readShape } from "./shape/read.ts";
import { type BranchSuffix, parseWeighting, type StatedWeight } from "./weighting.ts";
import type { WrittenNode } from "./calls/written-node.ts";

/** What the nodes of one tree are read with. */
export interface Reading {
  /** The whole tree. */
  readonly root: WrittenNode;
  /** What the file means where it says nothing; what comes from the library is read as a plain tree. */
  readonly defaults: Defaults;
  readonly metrics: MetricReader;
  readonly findings: Finding[];
  /** The ids of the nodes that were read, and where each stands in the input. */
  readonly places: Map<string, string>;
  /** The same ids, and those of nodes that could not be read. */
  readonly ids: DistinctIds;
}

interface ParsedNode extends StatedWeight {
  readonly node: StrategyNode;
}

/**
 * A node with everything below it in normal form, or `null` after noting why there is none. A node that replaces a
 * call is known by the call's id, and weighted by the call's weight. `callId` is the id of the call whose chain
 * the node lies in.
 */
export function parseNode(written: WrittenNode, callId: string | null, reading: Reading): ParsedNode | null {
  const id = identify(written, callId, reading);
  const at: Location = { nodeId: id, path: written.path, findings: reading.findings };
  const callAt: Location = { ...at, path: written.call?.path ?? written.path };
  if (written.refusal !== null) {
    return refuse(below(at, "callRefId"), written.refusal.code, written.refusal.message);
  }
  const call = written.call && readShape(nodeShape, written.call.value, callAt, "a call");
  if (call !== null) warnOfIgnoredSlots(call, [], callAt);
  const isRoot = written === reading.root;
  const shape = readShape(nodeShape, written.value, at, isRoot ? "a strategy" : "a node");
  if (shape === null) return null;
  const parser = findNodeParser(shape.kind ?? "");
  if (parser === undefined) return refuseKind(shape.kind, isRoot, below(at, "kind"));
  warnOfIgnoredSlots(shape, parser.slots(shape), at);
  reading.places.set(id, written.path);
  const innerCallId = written.call === null ? callId : id;
  const node = parser.parse({
    shape,
    looks: looksOf(id, call, shape, written.call?.chainName ?? null),
    at,
    metrics: reading.metrics,
    defaults: written.isFromLibrary ? PLAIN_DEFAULTS : reading.defaults,
    branch: (slot, suffix) => parseBranch(written, shape, slot, suffix, at, innerCallId, reading),
  });
  return { node, ...statedWeight(shape, call, node), at: callAt };
}

function identify(written: WrittenNode, callId: string | null, { ids, findings }: Reading): string {
  const { value, path } = written.call ?? written;
  const wanted = calledId(callId, readId(value));
  const id = ids.distinct(wanted, { path });
  if (wanted !== undefined && wanted !== id) {
    const at = below({ nodeId: id, path, findings }, "id");
    warn(at, "id.duplicate", `another node has the id ${quoted(wanted)} already; this one is read as ${id}`);
  }
  return id;
}

/** A call's own looks come before those of the chain's root, and the chain's name stands in for a title. */
function looksOf(id: string, call: NodeShape | null, shape: NodeShape, chainName: string | null): NodeLooks {
  return {
    id,
    title: call?.title ?? shape.title ?? chainName,
    bgColor: call?.bgColor ?? shape.bgColor ?? null,
    collapsed: call?.collapsed ?? shape.collapsed ?? false,
  };
}

/** What the node weighs in a `defined` parent: what the call says, else what the node in its place says. */
function statedWeight(
  shape: NodeShape,
  call: NodeShape | null,
  node: StrategyNode,
): Omit<StatedWeight, "at"> {
  const own = shape.definedWeight ?? shape.window;
  const called = call?.definedWeight ?? call?.window;
  const isRanked = node.kind === "function" && node.window !== null;
  return {
    weight: called ?? own,
    isWindowToo:
      isRanked && called === undefined && shape.definedWeight === undefined && shape.window !== undefined,
  };
}

function refuseKind(kind: string | undefined, isRoot: boolean, at: Location): null {
  const known = NODE_KINDS.join(", ");
  if (kind === undefined) {
    const what = isRoot ? "this is no strategy: its root has no kind" : "the node has no kind";
    return refuse(at, "kind.missing", `${what}, which is one of ${known}`);
  }
  return refuse(at, "kind.unknown", `${quoted(kind)} is not a kind of node; there are ${known}`);
}

function parseBranch(
  written: WrittenNode,
  shape: NodeShape,
  slot: string,
  suffix: BranchSuffix,
  at: Location,
  callId: string | null,
  reading: Reading,
): Branch {
  const children = (written.slots.get(slot) ?? []).flatMap(
    (child) => parseNode(child, callId, reading) ?? [],
  );
  const weighting = parseWeighting(shape, suffix, children, at) ?? { mode: "equal" };
  return { children: children.map((child) => child.node), weighting };
}

function warnOfIgnoredSlots(shape: NodeShape, slots: readonly string[], at: Location): void {
  for (const [slot, children] of Object.entries(shape.children ?? {})) {
    if (slots.includes(slot) || !(children ?? []).some((child) => child !== null)) continue;
    warn(
      below(below(at, "children"), slot),
      "slot.ignored",
      `the ${shape.kind ?? ""} node has no slot ${quoted(slot)}; what is in it is ignored`,
    );
  }
}
