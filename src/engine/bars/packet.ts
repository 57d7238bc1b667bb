/** Columns of numbers by date as bytes that tell whether they are whole. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { dateOfEpochDay, epochDay } from "../calendar/dates.ts";

/** A format: its first four bytes, as a little-endian uint32, and how many columns follow the dates. */
export interface Packet {
  readonly magic: number;
  readonly columns: number;
}

/** Dates that were written out before: the histories of many tickers have the same ones. */
const written = new Map<number, string>();

/** The same string for the same day, so that two histories' dates compare at once. */
function sharedDate(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = dateOfEpochDay(day);
  written.set(day, date);
  return date;
}

/** The dates that were unpacked last. */
let latest: { readonly days: Int32Array; readonly dates: readonly string[] } = {
  days: new Int32Array(),
  dates: [],
};

/** The same list for the same days in a row, so that histories of one calendar are known to have one at a glance. */
function sharedDates(days: Int32Array): readonly string[] {
  const isSame = days.length === latest.days.length && days.every((day, row) => day === latest.days[row]);
  if (!isSame) latest = { days: days.slice(), dates: Array.from(days, sharedDate) };
  return latest.dates;
}

const CHECKSUM_OFFSET = 8;
const HEADER_BYTES = 40;

function columnsOffset(count: number): number {
  return HEADER_BYTES + Math.ceil((count * 4) / 8) * 8;
}

function checksumOf(buffer: ArrayBuffer): Uint8Array {
  return sha256(new Uint8Array(buffer, HEADER_BYTES));
}

/** The bytes of as many columns as the format has, each as long as the dates (New York). */
export function pack(
  { magic, columns: width }: Packet,
  dates: readonly string[],
  columns: readonly Float64Array[],
): ArrayBuffer {
  const count = dates.length;
  const buffer = new ArrayBuffer(columnsOffset(count) + width * count * 8);
  const header = new DataView(buffer);
  header.setUint32(0, magic, true);
  header.setUint32(4, count, true);
  new Int32Array(buffer, HEADER_BYTES, count).set(dates.map(epochDay));
  columns.forEach((column, index) => {
    new Float64Array(buffer, columnsOffset(count) + index * count * 8, count).set(column);
  });
  new Uint8Array(buffer).set(checksumOf(buffer), CHECKSUM_OFFSET);
  return buffer;
}

/** The number of rows in a packet of a format that is neither cut nor damaged, else `undefined`. */
function countIn({ magic, columns }: Packet, buffer: ArrayBuffer): number | undefined {
  if (buffer.byteLength < HEADER_BYTES) return undefined;
  const header = new DataView(buffer);
  const count = header.getUint32(4, true);
  if (header.getUint32(0, true) !== magic) return undefined;
  if (buffer.byteLength !== columnsOffset(count) + columns * count * 8) return undefined;
  return packetChecksum(buffer) === bytesToHex(checksumOf(buffer)) ? count : undefined;
}

/**
 * The checksum (64 hex digits) that a whole packet carries; equal checksums mean equal content. Empty where there is not
 * even a header.
 */
export function packetChecksum(buffer: ArrayBuffer): string {
  if (buffer.byteLength < HEADER_BYTES) return "";
  return bytesToHex(new Uint8Array(buffer, CHECKSUM_OFFSET, HEADER_BYTES - CHECKSUM_OFFSET));
}

/**
 * Dates and columns in some bytes, or `undefined` when they are not a whole, undamaged packet of the format. The columns
 * are views on the buffer.
 */
export function unpack(
  format: Packet,
  buffer: ArrayBuffer,
): { dates: readonly string[]; columns: Float64Array[] } | undefined {
  const count = countIn(format, buffer);
  if (count === undefined) return undefined;
  const offset = columnsOffset(count);
  return {
    dates: sharedDates(new Int32Array(buffer, HEADER_BYTES, count)),
    columns: Array.from(
      { length: format.columns },
      (_, index) => new Float64Array(buffer, offset + index * count * 8, count),
    ),
  };
}
