import { below, type Location, warn } from "./location.ts";

/**
 * A whole number of bars, days or children of at least 1, which a field of a place says; `missing` where it says
 * nothing. Any other number is read as the next whole one below, and the author is told; `field` is `null` where that
 * has been done already.
 */
export function wholeNumber(
  written: number | undefined,
  missing: number,
  at: Location,
  field: string | null,
): number {
  if (written === undefined) return missing;
  const read = Math.max(1, Math.floor(written));
  if (read !== written && field !== null) {
    const message = `${field} is ${written}, read as ${read}: it is a whole number of at least 1`;
    warn(below(at, field), "number.adjusted", message);
  }
  return read;
}
