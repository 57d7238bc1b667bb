/** The master keys that seal credentials. Several may be in force, so that they can be rotated without downtime. */
import { fromBase64 } from "../base64.ts";

export interface MasterKeys {
  /** The version that seals; the highest. */
  readonly current: number;
  readonly keys: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
}

const KEY_BYTES = 32;

/**
 * Reads `1:<base64>,2:<base64>`, each of 32 bytes. Throws when the text is malformed: a deployment without a
 * usable key must not start to take credentials. The message never repeats the text.
 */
export function parseMasterKeys(text: string): MasterKeys {
  const keys = new Map<number, Uint8Array<ArrayBuffer>>();
  for (const entry of text.split(",")) {
    const match = /^\s*(\d+):([A-Za-z0-9+/]+=*)\s*$/.exec(entry);
    const version = Number(match?.[1]);
    const key = match?.[2] === undefined ? undefined : fromBase64(match[2]);
    if (!(version > 0) || key?.byteLength !== KEY_BYTES) {
      throw new Error("MASTER_KEYS must look like 1:<base64 of 32 bytes>[,2:<...>]");
    }
    keys.set(version, key);
  }
  return { current: Math.max(...keys.keys()), keys };
}
