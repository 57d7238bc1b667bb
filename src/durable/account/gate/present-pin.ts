/** What a pinned tree means to the engine as it is now. */
import type { Pin } from "../../../engine/gate/check-fingerprint.ts";
import { ENGINE_VERSION, fingerprint } from "../../../engine/strategy/fingerprint.ts";
import { parseStrategy } from "../../../engine/strategy/parse.ts";

/** The pin of a tree (JSON text) under the present engine; `undefined` when it cannot read the tree. */
export function presentPin(tree: string): Pin | undefined {
  const parsed = parseStrategy(JSON.parse(tree));
  return parsed.ok ? { fingerprint: fingerprint(parsed.strategy), engineVersion: ENGINE_VERSION } : undefined;
}
