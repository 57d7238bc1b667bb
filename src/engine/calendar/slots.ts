/**
 * Slots: one decision on one trading day, and when its steps are due. All instants are epoch ms (UTC), and all of
 * them hang on the slot's end: that of the close slot is the session's close, so that early closes shift everything;
 * an intraday slot is worked as if the market closed five minutes after its dispatch.
 */
import { isDate } from "./dates.ts";
import { type ExecutionFrequency, MINUTES_BETWEEN } from "./frequency.ts";
import { newYorkDate, newYorkInstant, newYorkTime } from "./new-york.ts";
import { NO_OVERRIDES, type SessionOverrides } from "./overrides.ts";
import { nextSession, previousSession, type Session, sessionOn } from "./sessions.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DISPATCH_BEFORE_END = 5 * MINUTE;
/** New York time of the first intraday slot. */
const FIRST_INTRADAY = "10:00";

export interface Slot {
  /** `2026-11-23/close`, `2026-11-23/10:00` by the New York time of its dispatch, or `2026-11-23/manual-1`. */
  readonly id: string;
  readonly session: Session;
  /** New York date of the session before: what bar histories must reach. */
  readonly lastSession: string;
  /** Bar histories are brought up to the last finished session. */
  readonly preflightAt: number;
  /** Prices are taken and frozen. */
  readonly snapshotAt: number;
  /** Accounts start to rebalance. */
  readonly dispatchAt: number;
  /** The latest a run may start; later it is missed. */
  readonly lastStartAt: number;
  /** The latest an order may be sent. */
  readonly lastOrderAt: number;
  /** Everything of ours that is still open is cancelled. */
  readonly cancelAllAt: number;
  /** The close; of an intraday slot five minutes after its dispatch. */
  readonly endsAt: number;
  /** What the broker has not settled by then is not waited for any longer. */
  readonly giveUpAt: number;
}

function slotEndingAt(endsAt: number, name: string, session: Session, lastSession: string): Slot {
  return {
    id: `${session.date}/${name}`,
    session,
    lastSession,
    preflightAt: endsAt - 15 * MINUTE,
    snapshotAt: endsAt - 10 * MINUTE,
    dispatchAt: endsAt - DISPATCH_BEFORE_END,
    lastStartAt: endsAt - 90 * SECOND,
    lastOrderAt: endsAt - 30 * SECOND,
    cancelAllAt: endsAt - 20 * SECOND,
    endsAt,
    giveUpAt: endsAt + 5 * MINUTE,
  };
}

/** How long before the next slot's dispatch a run of its owner's own must start: so that both its end and its last wait fit. */
export const MANUAL_BEFORE_SLOT: number = 2 * DISPATCH_BEFORE_END;

/**
 * The slot of the n-th run (from 1) of a day that its owner asks for, which starts at `now` (epoch ms) and is worked like
 * an intraday slot: `2026-11-23/manual-1`.
 */
export function manualSlot(session: Session, lastSession: string, now: number, number: number): Slot {
  return slotEndingAt(now + DISPATCH_BEFORE_END, `manual-${number}`, session, lastSession);
}

/** The close slot of a session. Overrides tell which session came before it. */
export function closeSlot(session: Session, overrides: SessionOverrides = NO_OVERRIDES): Slot {
  const { date } = previousSession(session.date, overrides);
  return slotEndingAt(session.close, "close", session, date);
}

/** Whether a slot is the one at the close of its session. */
export function isCloseSlot({ endsAt, session }: Slot): boolean {
  return endsAt === session.close;
}

/**
 * The slots of a session for a frequency, in order of time, the close slot last. Intraday slots whose preflight would
 * come before the open, or whose last wait for the broker would reach into the close slot's preflight, are left out.
 */
export function slotsOf(
  session: Session,
  frequency: ExecutionFrequency,
  overrides: SessionOverrides = NO_OVERRIDES,
): Slot[] {
  const close = closeSlot(session, overrides);
  const minutes = MINUTES_BETWEEN[frequency];
  if (minutes === null) return [close];
  const slots: Slot[] = [];
  const first = newYorkInstant(session.date, FIRST_INTRADAY);
  for (let dispatchAt = first; dispatchAt < close.preflightAt; dispatchAt += minutes * MINUTE) {
    const endsAt = dispatchAt + DISPATCH_BEFORE_END;
    const slot = slotEndingAt(endsAt, newYorkTime(dispatchAt), session, close.lastSession);
    if (slot.preflightAt >= session.open && slot.giveUpAt <= close.preflightAt) slots.push(slot);
  }
  return [...slots, close];
}

/** The slot of an id, or `undefined` when the id is malformed, or when there is no such slot on that day. */
export function slotOf(id: string, overrides: SessionOverrides = NO_OVERRIDES): Slot | undefined {
  const date = id.split("/")[0] ?? "";
  const session = isDate(date) ? sessionOn(date, overrides) : undefined;
  return session && slotsOf(session, "30min", overrides).find((slot) => slot.id === id);
}

/** The slots of the New York day that an instant falls on; none when the market is shut that day. */
export function slotsOfDay(
  instant: number,
  frequency: ExecutionFrequency,
  overrides: SessionOverrides = NO_OVERRIDES,
): Slot[] {
  const session = sessionOn(newYorkDate(instant), overrides);
  return session ? slotsOf(session, frequency, overrides) : [];
}

/** The close slot of the New York day that an instant falls on, or `undefined` when the market is shut that day. */
export function slotOfDay(instant: number, overrides: SessionOverrides = NO_OVERRIDES): Slot | undefined {
  const session = sessionOn(newYorkDate(instant), overrides);
  return session && closeSlot(session, overrides);
}

/** The first slot of a frequency whose dispatch lies after an instant. */
export function nextSlot(
  instant: number,
  frequency: ExecutionFrequency = "daily",
  overrides: SessionOverrides = NO_OVERRIDES,
): Slot {
  const today = slotsOfDay(instant, frequency, overrides).find(({ dispatchAt }) => dispatchAt > instant);
  if (today) return today;
  const session = nextSession(newYorkDate(instant), overrides);
  const [first] = slotsOf(session, frequency, overrides);
  return first ?? closeSlot(session, overrides);
}
