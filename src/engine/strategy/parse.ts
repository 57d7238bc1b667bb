import type { Finding } from "./finding.ts";
import type { StrategyLibrary } from "./library.ts";
import { MOST_BRANCH_LEVELS, readsTooDeep } from "./parsing/branch-levels.ts";
import { CallChains } from "./parsing/calls/call-chains.ts";
import { FORGE_DEFAULTS, PLAIN_DEFAULTS } from "./parsing/defaults.ts";
import { openDocument } from "./parsing/document.ts";
import { DistinctIds } from "./parsing/identity.ts";
import { refuse } from "./parsing/location.ts";
import { MetricReader } from "./parsing/metric-reader.ts";
import { parseNode, type Reading } from "./parsing/parse-node.ts";
import { replaceCalls } from "./parsing/calls/replace-calls.ts";
import type { StrategyNode } from "./tree.ts";

export type ParsedStrategy =
  | {
      readonly ok: true;
      readonly strategy: StrategyNode;
      readonly findings: Finding[];
      /** Where each node stands in the input, by its id; as `Finding.path`. */
      readonly places: ReadonlyMap<string, string>;
      /** Whether it came in a file of the Forge, whose defaults it was read with: keep it as `keptTree` says. */
      readonly isForgeFile: boolean;
    }
  | { readonly ok: false; readonly findings: Finding[] };

/**
 * Reads a strategy as the Forge exports it (already decoded from JSON) into normal form: a root node, which may
 * bring along `customIndicators` and `callChains`, a wrapper `{ root | tree | strategy, customIndicators?,
 * callChains? }`, or a file of the Forge, which has defaults of its own (`parsing/file/containers.ts`). What it refers
 * to and does not bring along comes from the library. Fields that nobody knows are ignored. Everything that the engine cannot
 * carry out exactly (an unknown kind, metric, ticker, comparator or weighting, a chain that is missing) is an error, so that
 * no part of a strategy ever turns silently into `else` or cash; findings of level warning leave the strategy usable. Never
 * throws, whatever the input.
 */
export function parseStrategy(input: unknown, library: StrategyLibrary = {}): ParsedStrategy {
  const findings: Finding[] = [];
  const document = openDocument(input, library, findings);
  const written = document && replaceCalls(document, new CallChains(document.callChains), findings);
  if (document === null || written === null) return { ok: false, findings };
  const { isForgeFile, name } = document;
  const reading: Reading = {
    root: written,
    defaults: isForgeFile ? FORGE_DEFAULTS : PLAIN_DEFAULTS,
    metrics: new MetricReader(document.customIndicators),
    findings,
    places: new Map(),
    ids: new DistinctIds(),
  };
  const root = parseNode(written, null, reading);
  const tooDeep = root === null ? undefined : readsTooDeep(root.node);
  if (tooDeep !== undefined) {
    const { id } = tooDeep;
    const message = `a branch may be read by conditions inside another one that is read ${MOST_BRANCH_LEVELS} levels deep at most`;
    refuse({ nodeId: id, path: reading.places.get(id) ?? "", findings }, "tree.too-deep", message);
  }
  const failed = findings.some((finding) => finding.level === "error");
  if (root === null || failed) return { ok: false, findings };
  const strategy = name === null ? root.node : { ...root.node, title: name };
  return { ok: true, strategy, findings, places: reading.places, isForgeFile };
}
