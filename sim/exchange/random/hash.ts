/** Hashes that turn names and numbers into seeds, so that every random choice hangs on what it is for. */

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** The finaliser of MurmurHash3: spreads the bits of a 32-bit integer. Returns an unsigned 32-bit integer. */
export function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** An unsigned 32-bit hash of a sequence of names and numbers (FNV-1a over their text, then `scramble`). */
export function hash(...parts: readonly (string | number)[]): number {
  let bits = OFFSET_BASIS;
  for (const part of parts) {
    const text = `${part}\u0000`;
    for (let index = 0; index < text.length; index++) {
      bits = Math.imul(bits ^ text.charCodeAt(index), PRIME);
    }
  }
  return scramble(bits);
}

/** A fraction in [0, 1) that belongs to the `index`-th draw of a 32-bit seed. */
export function fractionAt(seed: number, index: number): number {
  return scramble(seed ^ scramble(index + 0x9e3779b9)) / 0x100000000;
}
