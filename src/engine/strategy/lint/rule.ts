import { FINDING_CODES, type FindingCode } from "../finding-codes.ts";
import type { Finding } from "../finding.ts";
import { pointerBelow } from "../parsing/location.ts";
import type { LintedTree, Visit } from "./linted-tree.ts";

/** Finds one kind of flaw everywhere in a tree. */
export type LintRule = (tree: LintedTree) => Finding[];

/** A finding about a node, at the field of it that `keys` lead to. */
export function findingAt(
  { node, place }: Visit,
  keys: readonly (string | number)[],
  code: FindingCode,
  message: string,
): Finding {
  return {
    code,
    level: FINDING_CODES.get(code) ?? "error",
    nodeId: node.id,
    path: place === null ? "" : pointerBelow(place, ...keys),
    message,
  };
}
