/**
 * The daily closes of one ticker as bytes: what a decision that reads nothing else loads. Format, version 1,
 * little-endian:
 *
 *   bytes 0-3    "AFC1"
 *   bytes 4-7    number of bars n, uint32
 *   bytes 8-39   SHA-256 of all bytes after it
 *   then n int32: days since 1970-01-01 (New York dates), padded with zeros to a multiple of 8 bytes
 *   then n float64: adjusted closes
 */
import { type Packet, pack, unpack } from "./packet.ts";
import type { DailyBars } from "./types.ts";
import { unknownColumn } from "./unknown.ts";

const CLOSES: Packet = { magic: 0x31434641, columns: 1 };

/** The bytes of the closes of some bars. */
export function packCloses({ dates, close }: DailyBars): ArrayBuffer {
  return pack(CLOSES, dates, [close]);
}

/**
 * The bars in some bytes, their opens, highs, lows and volumes unknown (NaN); `undefined` when they are not a whole,
 * undamaged packet of this version.
 */
export function unpackCloses(buffer: ArrayBuffer): DailyBars | undefined {
  const packet = unpack(CLOSES, buffer);
  if (!packet) return undefined;
  const { dates } = packet;
  const [close = new Float64Array()] = packet.columns;
  const unknown = unknownColumn(dates.length);
  return { dates, open: unknown, high: unknown, low: unknown, close, volume: unknown };
}
