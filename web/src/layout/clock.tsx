import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { formatDay, formatExactTime, formatTime } from "../format/time.ts";
import { useLive } from "../state/live-context.ts";
import { useMarketTime } from "../state/market-time.ts";

/** Market time in New York, and whether the market is open. Seconds would only flicker when time runs fast. */
export function Clock() {
  const { clock, status } = useLive();
  const now = useMarketTime();
  if (clock === null || now === null) return <p class="clock muted">New York time: not known yet</p>;
  const time = clock.speed > 1 ? formatTime(now) : formatExactTime(now);
  return (
    <p class="clock">
      <time dateTime={utcTimestamp(now)} class="figure">
        {formatDay(now)}, {time}
      </time>{" "}
      <span class="muted">
        New York{status === null ? "" : status.market.isOpen ? ", market open" : ", market closed"}
      </span>
    </p>
  );
}
