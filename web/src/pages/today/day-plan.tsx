import { parseTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { MarketDay } from "../../../../src/contract/status.ts";
import { Hint } from "../../components/hint.tsx";
import { formatSlot } from "../../format/slot.ts";
import { formatTime } from "../../format/time.ts";
import type { GlossaryKey } from "../../words/glossary.ts";

type DayPlanProperties = { nextSlot: MarketDay["nextSlot"]; now: number };

/** The three times of the next slot; those that have passed are marked. `now` is market time in epoch ms. */
export function DayPlan({ nextSlot, now }: DayPlanProperties) {
  const moments: { name: string; at: string; hint?: GlossaryKey }[] = [
    { name: "Prices", at: nextSlot.snapshotAt, hint: "snapshot" },
    { name: "Orders", at: nextSlot.dispatchAt },
    { name: "Close", at: nextSlot.closesAt },
  ];
  return (
    <div class="day-plan">
      <p class="muted">
        Next slot <Hint about="slot" /> {formatSlot(nextSlot.slot)}
        {nextSlot.earlyClose ? ", early close" : ""}
      </p>
      <ol role="list">
        {moments.map(({ name, at, hint }) => {
          const instant = parseTimestamp(at);
          const isPast = instant !== undefined && instant <= now;
          return (
            <li key={name}>
              <span class="figure">{instant === undefined ? "–" : formatTime(instant)}</span> {name}
              {isPast ? " (passed)" : ""} {hint === undefined ? null : <Hint about={hint} />}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
