import type { BarColumns } from "./types.ts";

/** Bars of which nothing is known. */
export function unknownBars(length: number): BarColumns {
  const unknown = () => new Float64Array(length).fill(NaN);
  return {
    open: unknown(),
    high: unknown(),
    low: unknown(),
    close: unknown(),
    volume: unknown(),
    carried: new Uint8Array(length),
  };
}
