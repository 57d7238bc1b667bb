/** When a run may be asked for, and in which slot it is worked. */
import { newYorkDate, newYorkTime } from "../../../../engine/calendar/new-york.ts";
import type { SessionOverrides } from "../../../../engine/calendar/overrides.ts";
import { askedSlots } from "../../../../engine/calendar/asked-slots.ts";
import { nextSession, previousSession, sessionOn } from "../../../../engine/calendar/sessions.ts";
import { MANUAL_BEFORE_SLOT, manualSlot, type Slot } from "../../../../engine/calendar/slots.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { runsOn } from "../../store/runs.ts";
import { activeStrategies, slotsAskedFor } from "../../store/strategies.ts";
import { accept, refuse, type Result } from "../result.ts";

/** Shut: with the next opening in words, New York time. */
function marketClosed(now: number, overrides: SessionOverrides): Result<Slot> {
  const today = sessionOn(newYorkDate(now), overrides);
  const next = today && now < today.open ? today : nextSession(newYorkDate(now), overrides);
  const opening = `${next.date} ${newYorkTime(next.open)} New York time`;
  return refuse(409, "market_closed", `the market is closed; it opens on ${opening}`);
}

/**
 * The slot of a run that would start now (epoch ms). Refused outside of market hours, and when a slot of the timetable is
 * so near that the run might not be over by then.
 */
export function manualSlotNow(
  database: AccountDatabase,
  now: number,
  overrides: SessionOverrides,
): Result<Slot> {
  const session = sessionOn(newYorkDate(now), overrides);
  if (!session || now < session.open || now >= session.close) return marketClosed(now, overrides);
  const asked = askedSlots(
    session,
    { ...slotsAskedFor(activeStrategies(database)), daily: 0 },
    overrides,
  ).find(({ endsAt }) => endsAt > now);
  if (asked && now > asked.dispatchAt - MANUAL_BEFORE_SLOT) {
    const message = `the run of ${newYorkTime(asked.dispatchAt)} is at hand: wait until it is over`;
    return refuse(409, "slot_at_hand", message);
  }
  const before = runsOn(database, session.date).filter(({ slot }) => slot.includes("/manual-"));
  const { date: lastSession } = previousSession(session.date, overrides);
  return accept(manualSlot(session, lastSession, now, before.length + 1));
}
