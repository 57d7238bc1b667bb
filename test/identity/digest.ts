import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** NaN has many patterns of bits, and which one a computation leaves behind is up to the processor. */
const UNKNOWN_BITS = 0x7ff8_0000_0000_0000n;

/**
 * The SHA-256 (64 hex digits) of every bit of a value: of numbers the eight bytes, so that 0 and -0 differ, of columns
 * of numbers those of each. Objects count by their sorted keys, maps in their order.
 */
export function digestOf(value: unknown): string {
  const hash = sha256.create();
  const text = (mark: string) => hash.update(utf8ToBytes(mark));
  const add = (part: unknown): void => {
    if (typeof part === "number") hash.update(bytesOf(Float64Array.of(part)));
    else if (part instanceof Float64Array) {
      text(`column ${part.length} `);
      hash.update(bytesOf(part));
    } else if (Array.isArray(part)) {
      text(`list ${part.length} `);
      part.forEach(add);
    } else if (part instanceof Map) {
      add([...part]);
    } else if (typeof part === "object" && part !== null) {
      const members = Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1));
      add(members);
    } else {
      text(`${JSON.stringify(part)} `);
    }
  };
  add(value);
  return bytesToHex(hash.digest());
}

/** The little-endian bytes of numbers. */
function bytesOf(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) view.setBigUint64(index * 8, UNKNOWN_BITS, true);
    else view.setFloat64(index * 8, value, true);
  }
  return bytes;
}
