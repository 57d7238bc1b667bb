/** The node kinds that can be read. A new kind is a file of its own, a line here and one in `planners.ts`. */
import type { NodeSource } from "../strategy/parsing/source.ts";
import type { NodeKind, StrategyNode } from "../strategy/tree.ts";
import { parseBasic } from "./basic.ts";
import { parseIndicator } from "./indicator.ts";
import { parsePosition } from "./position.ts";

interface NodeParser {
  /** The slots that the kind has; children elsewhere are ignored with a warning. */
  readonly slots: readonly string[];
  readonly parse: (source: NodeSource) => StrategyNode;
}

const PARSERS: Readonly<Record<NodeKind, NodeParser>> = {
  position: { slots: [], parse: parsePosition },
  basic: { slots: ["next"], parse: parseBasic },
  indicator: { slots: ["then", "else"], parse: parseIndicator },
};

const BY_KIND: ReadonlyMap<string, NodeParser> = new Map(Object.entries(PARSERS));

/** Kinds of the format that the engine does not carry out yet. */
const PLANNED_KINDS: ReadonlySet<string> = new Set([
  "function",
  "numbered",
  "call",
  "altExit",
  "scaling",
  "rolling",
]);

export const NODE_KINDS: readonly string[] = [...BY_KIND.keys()];

/** The parser of a kind, `undefined` when the engine does not carry it out. */
export function findNodeParser(kind: string): NodeParser | undefined {
  return BY_KIND.get(kind);
}

/** Whether the format has this kind although the engine does not carry it out yet. */
export function isPlannedKind(kind: string): boolean {
  return PLANNED_KINDS.has(kind);
}
