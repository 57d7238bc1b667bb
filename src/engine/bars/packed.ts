/**
 * Daily bars of one ticker as bytes: what is stored and what a browser downloads. Format, version 2, little-endian:
 *
 *   bytes 0-3    "AFB2"
 *   bytes 4-7    number of bars n, uint32
 *   bytes 8-39   SHA-256 of all bytes after it
 *   then n int32: days since 1970-01-01 (New York dates), padded with zeros to a multiple of 8 bytes
 *   then five columns of n float64: adjusted open, high, low, close, and raw volume
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { dateOfEpochDay, epochDay } from "../calendar/dates.ts";
import type { DailyBars } from "./types.ts";

const MAGIC = 0x32424641; // "AFB2", read as a little-endian uint32
const CHECKSUM_OFFSET = 8;
const HEADER_BYTES = 40;
const COLUMNS = ["open", "high", "low", "close", "volume"] as const;

function columnsOffset(count: number): number {
  return HEADER_BYTES + Math.ceil((count * 4) / 8) * 8;
}

function checksumOf(buffer: ArrayBuffer): Uint8Array {
  return sha256(new Uint8Array(buffer, HEADER_BYTES));
}

/** The bytes of some bars. */
export function packBars(bars: DailyBars): ArrayBuffer {
  const count = bars.dates.length;
  const buffer = new ArrayBuffer(columnsOffset(count) + COLUMNS.length * count * 8);
  const header = new DataView(buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, count, true);
  new Int32Array(buffer, HEADER_BYTES, count).set(bars.dates.map(epochDay));
  COLUMNS.forEach((name, index) => {
    new Float64Array(buffer, columnsOffset(count) + index * count * 8, count).set(bars[name]);
  });
  new Uint8Array(buffer).set(checksumOf(buffer), CHECKSUM_OFFSET);
  return buffer;
}

/** The number of bars in a packet of this version that is neither cut nor damaged, else `undefined`. */
function countIn(buffer: ArrayBuffer): number | undefined {
  if (buffer.byteLength < HEADER_BYTES) return undefined;
  const header = new DataView(buffer);
  const count = header.getUint32(4, true);
  if (header.getUint32(0, true) !== MAGIC) return undefined;
  if (buffer.byteLength !== columnsOffset(count) + COLUMNS.length * count * 8) return undefined;
  return packetChecksum(buffer) === bytesToHex(checksumOf(buffer)) ? count : undefined;
}

/** The checksum (64 hex digits) that a whole packet carries; equal checksums mean equal bars. */
export function packetChecksum(buffer: ArrayBuffer): string {
  return bytesToHex(new Uint8Array(buffer, CHECKSUM_OFFSET, HEADER_BYTES - CHECKSUM_OFFSET));
}

/**
 * The bars in some bytes, or `undefined` when they are not a whole, undamaged packet of this version. The columns
 * are views on the buffer.
 */
export function unpackBars(buffer: ArrayBuffer): DailyBars | undefined {
  const count = countIn(buffer);
  if (count === undefined) return undefined;
  const offset = columnsOffset(count);
  const column = (index: number) => new Float64Array(buffer, offset + index * count * 8, count);
  return {
    dates: Array.from(new Int32Array(buffer, HEADER_BYTES, count), dateOfEpochDay),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  };
}
