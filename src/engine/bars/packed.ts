/**
 * Daily bars of one ticker as bytes: what is stored and what a browser downloads. Format, version 2, little-endian:
 *
 *   bytes 0-3    "AFB2"
 *   bytes 4-7    number of bars n, uint32
 *   bytes 8-39   SHA-256 of all bytes after it
 *   then n int32: days since 1970-01-01 (New York dates), padded with zeros to a multiple of 8 bytes
 *   then five columns of n float64: adjusted open, high, low, close, and raw volume
 */
import { pack, type Packet, unpack } from "./packet.ts";
import type { DailyBars } from "./types.ts";

const BARS: Packet = { magic: 0x32424641, columns: 5 };

/** The bytes of some bars. */
export function packBars({ dates, open, high, low, close, volume }: DailyBars): ArrayBuffer {
  return pack(BARS, dates, [open, high, low, close, volume]);
}

/**
 * The bars in some bytes, or `undefined` when they are not a whole, undamaged packet of this version. The columns
 * are views on the buffer.
 */
export function unpackBars(buffer: ArrayBuffer): DailyBars | undefined {
  const packet = unpack(BARS, buffer);
  if (!packet) return undefined;
  const [open, high, low, close, volume] = packet.columns;
  if (!open || !high || !low || !close || !volume) return undefined;
  return { dates: packet.dates, open, high, low, close, volume };
}
