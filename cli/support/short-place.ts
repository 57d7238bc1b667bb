const LONGEST = 100;
const KEPT_AT_THE_END = 40;

/** A JSON Pointer that fits on a line with a message: the middle of a long one is left out. */
export function shortPlace(pointer: string): string {
  if (pointer.length <= LONGEST) return pointer;
  return `${pointer.slice(0, LONGEST - KEPT_AT_THE_END)}...${pointer.slice(-KEPT_AT_THE_END)}`;
}
