/** The place, from 0 to 31, of the lowest bit of a word that is set; -1 where none is. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
