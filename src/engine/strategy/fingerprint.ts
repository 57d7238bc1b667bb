import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";
import type { StrategyNode } from "./tree.ts";

/**
 * The version of the engine's semantics. It rises with every change that can alter a decision of a tree that
 * was accepted before, and with it every fingerprint.
 */
export const ENGINE_VERSION: string = "2";

/** Identity and looks: they tell people which node is which and change no decision. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(["id", "title", "bgColor", "collapsed"]);

/**
 * What a strategy, or a part of one, means: the canonical JSON of its normal form without identity and looks. Two
 * trees of one meaning decide alike on any prices.
 */
export function meaningOf(part: object): string {
  return canonicalJson(part, (key) => !WITHOUT_MEANING.has(key));
}

/**
 * What a strategy means, as the SHA-256 (64 hex digits) of its meaning and the engine's version. Ids (a re-imported
 * copy gets new ones), titles, colours and folding don't change it, nor do fields that the chosen kind or weighting
 * ignores; the order of children does, because ties and traces follow it.
 */
export function fingerprint(strategy: StrategyNode): string {
  return bytesToHex(sha256(utf8ToBytes(meaningOf({ engine: ENGINE_VERSION, strategy }))));
}
