/** A history as bytes, with all of its columns or with its closes alone. */
import { packCloses, unpackCloses } from "./packed-closes.ts";
import { packBars, unpackBars } from "./packed.ts";
import type { DailyBars, HistoryColumns } from "./types.ts";

export function packHistory(bars: DailyBars, columns: HistoryColumns): ArrayBuffer {
  return columns === "all" ? packBars(bars) : packCloses(bars);
}

/** The bars in some bytes; `undefined` when they are not a whole, undamaged packet of those columns. */
export function unpackHistory(buffer: ArrayBuffer, columns: HistoryColumns): DailyBars | undefined {
  return columns === "all" ? unpackBars(buffer) : unpackCloses(buffer);
}
