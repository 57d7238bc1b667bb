/**
 * Daily bars of one ticker as bytes, for KV. Format, version 1, little-endian:
 *
 *   bytes 0-3   "AFB1"
 *   bytes 4-7   number of bars n, uint32
 *   then n int32: days since 1970-01-01 (New York dates), padded to a multiple of 8 bytes
 *   then five columns of n float64: adjusted open, high, low, close, and raw volume
 */
import type { DailyBars } from "../../engine/bars/types.ts";
import { dateOfEpochDay, epochDay } from "../../engine/calendar/dates.ts";

const MAGIC = 0x31424641; // "AFB1", read as a little-endian uint32
const HEADER_BYTES = 8;
const COLUMNS = ["open", "high", "low", "close", "volume"] as const;

function columnsOffset(count: number): number {
  return HEADER_BYTES + Math.ceil((count * 4) / 8) * 8;
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
  return buffer;
}

/** The bars in some bytes, or `undefined` when they are not a whole packet of this version. */
export function unpackBars(buffer: ArrayBuffer): DailyBars | undefined {
  if (buffer.byteLength < HEADER_BYTES) return undefined;
  const header = new DataView(buffer);
  const count = header.getUint32(4, true);
  const offset = columnsOffset(count);
  if (header.getUint32(0, true) !== MAGIC) return undefined;
  if (buffer.byteLength !== offset + COLUMNS.length * count * 8) return undefined;
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
