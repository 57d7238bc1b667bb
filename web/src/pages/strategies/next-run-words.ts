import { parseTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { Status } from "../../../../src/contract/status.ts";
import { dayFrom, formatTime } from "../../format/time.ts";

/** When the next run comes, as the end of a sentence: `today at 3:55 pm New York`. */
export function nextRunWords(status: Status | null): string {
  const now = parseTimestamp(status?.market.now ?? "");
  const dispatchAt = parseTimestamp(status?.market.nextSlot.dispatchAt ?? "");
  return now === undefined || dispatchAt === undefined
    ? "five minutes before the next close"
    : `${dayFrom(dispatchAt, now)} at ${formatTime(dispatchAt)} New York`;
}
