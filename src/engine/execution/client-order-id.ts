/** Deterministic ids: the same decision always asks for the same order, however often it is resumed. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Alpaca's limit, in characters. */
export const CLIENT_ORDER_ID_LENGTH = 128;

/** Prefixes that were made before, of a few users: each of a run's orders has it. */
const made = new Map<string, string>();
const MOST_KEPT = 1_000;

/**
 * How the ids of all orders of a user begin, by which the system knows its own: `af-`, 16 hex digits of the user
 * id's SHA-256, and a hyphen.
 */
export function clientOrderIdPrefix(userId: string): string {
  const known = made.get(userId);
  if (known !== undefined) return known;
  const prefix = `af-${bytesToHex(sha256(utf8ToBytes(userId))).slice(0, 16)}-`;
  if (made.size >= MOST_KEPT) made.clear();
  made.set(userId, prefix);
  return prefix;
}

/**
 * The client order id of one attempt (from 1) to trade a symbol in a slot: the user's prefix and
 * `20261123-close-SPY-buy-1`, or `20261123-1030-SPY-buy-1` for an intraday slot.
 */
export function clientOrderId(
  userId: string,
  slot: string,
  symbol: string,
  side: "sell" | "buy",
  attempt: number,
): string {
  const run = slot.replaceAll(/[-:]/g, "").replace("/", "-");
  return `${clientOrderIdPrefix(userId)}${run}-${symbol}-${side}-${attempt}`;
}
