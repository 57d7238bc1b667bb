import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";
import type { StrategyNode } from "./tree.ts";

/**
 * The version of the engine's semantics. It rises with every change that can alter a decision of a tree that
 * was accepted before, and with it every fingerprint.
 */
export const ENGINE_VERSION: string = "1";

/** Identity and looks: they tell people which node is which and change no decision. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(["id", "title", "bgColor", "collapsed"]);

/**
 * What a strategy means, as the SHA-256 (64 hex digits) of its canonical JSON in normal form and the engine's
 * version. Two trees of one fingerprint decide alike on any prices. Ids (a re-imported copy gets new ones),
 * titles, colours and folding don't change it, nor do fields that the chosen kind or weighting ignores; the
 * order of children does, because ties and traces follow it.
 */
export function fingerprint(strategy: StrategyNode): string {
  const meaning = canonicalJson({ engine: ENGINE_VERSION, strategy }, (key) => !WITHOUT_MEANING.has(key));
  return bytesToHex(sha256(utf8ToBytes(meaning)));
}
