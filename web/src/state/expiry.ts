import { parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { formatExactTime } from "../format/time.ts";
import { useMarketTime } from "./market-time.ts";

/** Whether market time has passed a timestamp (RFC 3339), and when that is in words: `3:55:07 pm New York`. */
export function useExpiry(expiresAt: string): { isOver: boolean; until: string } {
  const now = useMarketTime();
  const instant = parseTimestamp(expiresAt);
  if (instant === undefined) return { isOver: false, until: "five minutes from now" };
  return { isOver: now !== null && now > instant, until: `${formatExactTime(instant)} New York` };
}
