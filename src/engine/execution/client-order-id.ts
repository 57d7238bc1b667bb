/** Deterministic ids: the same decision always asks for the same order, however often it is resumed. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Alpaca's limit, in characters. */
export const CLIENT_ORDER_ID_LENGTH = 128;

/** The mark of every order that this system sends, by which it knows its own. */
export const CLIENT_ORDER_ID_PREFIX = "af-";

/**
 * The client order id of one attempt (from 1) to trade a symbol in a slot: `af-<user>-20261123-close-SPY-buy-1`,
 * where `<user>` is 16 hex digits of the user id's SHA-256.
 */
export function clientOrderId(
  userId: string,
  slot: string,
  symbol: string,
  side: "sell" | "buy",
  attempt: number,
): string {
  const user = bytesToHex(sha256(utf8ToBytes(userId))).slice(0, 16);
  const run = slot.replaceAll("-", "").replace("/", "-");
  return `${CLIENT_ORDER_ID_PREFIX}${user}-${run}-${symbol}-${side}-${attempt}`;
}
