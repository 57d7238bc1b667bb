/** Which slots of a day anybody takes part in. */
import { EXECUTION_FREQUENCIES, type ExecutionFrequency, MINUTES_BETWEEN } from "./frequency.ts";
import { NO_OVERRIDES, type SessionOverrides } from "./overrides.ts";
import type { Session } from "./sessions.ts";
import { isCloseSlot, type Slot, slotsOf } from "./slots.ts";

const MINUTE = 60_000;

/** Per frequency the instant (epoch ms) since which somebody asks for its slots; absent where nobody does. */
export type AskedSince = Readonly<Partial<Record<ExecutionFrequency, number>>>;

/**
 * Whether a strategy of a frequency decides in a slot: in the close slot always, in an intraday slot when its time is
 * one of the frequency's. New York is whole hours from UTC, so that a full hour there is one here.
 */
export function takesPart(frequency: ExecutionFrequency, slot: Slot): boolean {
  if (isCloseSlot(slot)) return true;
  const minutes = MINUTES_BETWEEN[frequency];
  return minutes !== null && slot.dispatchAt % (minutes * MINUTE) === 0;
}

/** Whether somebody takes part in a slot, and has since before its dispatch: later ones wait for the next. */
export function isAskedFor(slot: Slot, since: AskedSince): boolean {
  return EXECUTION_FREQUENCIES.some((frequency) => {
    const start = since[frequency];
    return start !== undefined && start < slot.dispatchAt && takesPart(frequency, slot);
  });
}

/** The slots of a session that somebody asks for, in order of time. */
export function askedSlots(
  session: Session,
  since: AskedSince,
  overrides: SessionOverrides = NO_OVERRIDES,
): Slot[] {
  const frequencies = EXECUTION_FREQUENCIES.filter((frequency) => since[frequency] !== undefined);
  return slotsOf(session, finest(frequencies), overrides).filter((slot) => isAskedFor(slot, since));
}

/** The earliest instant per frequency of several. */
export function earliest(several: readonly AskedSince[]): AskedSince {
  const merged: Partial<Record<ExecutionFrequency, number>> = {};
  for (const since of several) {
    for (const frequency of EXECUTION_FREQUENCIES) {
      const start = since[frequency];
      if (start !== undefined) merged[frequency] = Math.min(start, merged[frequency] ?? start);
    }
  }
  return merged;
}

/** The frequency that has the slots of all of them; `daily` for none. */
export function finest(frequencies: readonly ExecutionFrequency[]): ExecutionFrequency {
  return EXECUTION_FREQUENCIES.findLast((frequency) => frequencies.includes(frequency)) ?? "daily";
}
