/**
 * Histories that were unpacked before: what is under a checksum never changes, and the accounts of one isolate ask for the
 * same ones.
 */
import type { DailyBars } from "../../engine/bars/types.ts";

/** Of all objects of an isolate, which share 128 MB. */
const MOST_BYTES = 8_000_000;

interface Kept {
  readonly bars: DailyBars;
  readonly bytes: number;
}

/** The one that was asked for longest ago comes first. */
const kept = new Map<string, Kept>();
let keptBytes = 0;

/** The bars of a packet of a checksum and a size; unpacked by `unpack` where nobody has, `undefined` when it is damaged. */
export function unpackOnce(
  checksum: string,
  bytes: number,
  unpack: () => DailyBars | undefined,
): DailyBars | undefined {
  const known = kept.get(checksum);
  const bars = known?.bytes === bytes ? known.bars : unpack();
  if (!bars) return undefined;
  if (known) kept.delete(checksum);
  else keptBytes += bytes;
  kept.set(checksum, { bars, bytes });
  for (const [oldest, { bytes: freed }] of kept) {
    if (keptBytes <= MOST_BYTES) break;
    kept.delete(oldest);
    keptBytes -= freed;
  }
  return bars;
}
