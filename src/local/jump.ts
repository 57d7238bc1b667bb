/** Where the controls of the simulated market jump to. */
import { closeSlot, type Slot, slotOfDay } from "../engine/calendar/slots.ts";
import { newYorkDate } from "../engine/calendar/new-york.ts";
import { nextSession } from "../engine/calendar/sessions.ts";
import type { SimulationCommand } from "../contract/simulation.ts";

type Destination = Extract<SimulationCommand, { action: "jump" }>["to"];

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Long enough after the open that prices are fresh, and hours before the next slot of a strategy that trades once a day. */
const MORNING_AFTER_OPEN = 30 * MINUTE;

function nextDay(instant: number): Slot {
  return closeSlot(nextSession(newYorkDate(instant)));
}

/**
 * The instant (epoch ms) of a jump from `now`: 5 s after the next snapshot, 6 minutes after the next close (orders
 * settled, run reported), or a minute before the snapshot or half an hour after the open of the next trading day.
 */
export function jumpTarget(to: Destination, now: number): number {
  const today = slotOfDay(now);
  switch (to) {
    case "snapshot": {
      const after = (slot: Slot) => slot.snapshotAt + 5 * SECOND;
      return today && after(today) > now ? after(today) : after(nextDay(now));
    }
    case "close": {
      const after = (slot: Slot) => slot.session.close + 6 * MINUTE;
      return today && after(today) > now ? after(today) : after(nextDay(now));
    }
    case "next-day":
      return nextDay(now).snapshotAt - MINUTE;
    case "next-morning":
      return nextDay(now).session.open + MORNING_AFTER_OPEN;
  }
}
