/** The kinds of nodes that stand for themselves (calls are replaced before). A new kind is a file and a line here. */
import type { StrategyNode } from "../../tree.ts";
import { parseAltExit } from "./alt-exit.ts";
import { parseBasic } from "./basic.ts";
import { parseFunction } from "./function.ts";
import { parseIndicator } from "./indicator.ts";
import { numberedSlots, parseNumbered } from "./numbered.ts";
import { parsePosition } from "./position.ts";
import { parseRolling } from "./rolling.ts";
import { parseScaling } from "./scaling.ts";
import type { NodeShape } from "../shape/node.ts";
import type { NodeSource } from "./source.ts";
import { TWO_SLOTS } from "./two-branches.ts";

export interface NodeParser {
  /** The slots that the node has; children elsewhere are ignored with a warning. */
  readonly slots: (shape: NodeShape) => readonly string[];
  readonly parse: (source: NodeSource) => StrategyNode;
}

const PARSERS: ReadonlyMap<string, NodeParser> = new Map<string, NodeParser>([
  ["position", { slots: () => [], parse: parsePosition }],
  ["basic", { slots: () => ["next"], parse: parseBasic }],
  ["function", { slots: () => ["next"], parse: parseFunction }],
  ["indicator", { slots: () => TWO_SLOTS, parse: parseIndicator }],
  ["numbered", { slots: numberedSlots, parse: parseNumbered }],
  ["altExit", { slots: () => TWO_SLOTS, parse: parseAltExit }],
  ["scaling", { slots: () => TWO_SLOTS, parse: parseScaling }],
  // The warning about the kind speaks for everything below it.
  ["rolling", { slots: ({ children }) => Object.keys(children ?? {}), parse: parseRolling }],
]);

/** All kinds of the format. */
export const NODE_KINDS: readonly string[] = [...PARSERS.keys(), "call"];

const BY_LOWER_CASE: ReadonlyMap<string, NodeParser> = new Map(
  [...PARSERS].map(([kind, parser]) => [kind.toLowerCase(), parser]),
);

/** The parser of a kind in any letter case, `undefined` when there is none. */
export function findNodeParser(kind: string): NodeParser | undefined {
  return PARSERS.get(kind) ?? BY_LOWER_CASE.get(kind.toLowerCase());
}
