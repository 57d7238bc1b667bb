import type { BarColumns } from "./types.ts";

/** As many unknown values as anybody has asked for. */
let unknown = new Float64Array();

/** A column of unknown values that others have, too: it is not to be written to. */
export function unknownColumn(length: number): Float64Array {
  if (unknown.length < length) unknown = new Float64Array(length).fill(NaN);
  return unknown.subarray(0, length);
}

/** Bars of which nothing is known. */
export function unknownBars(length: number): BarColumns {
  const column = () => new Float64Array(length).fill(NaN);
  return {
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
    carried: new Uint8Array(length),
  };
}
