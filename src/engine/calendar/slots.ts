/**
 * Slots: one decision on one trading day, and when its steps are due. All instants are epoch ms (UTC), and all
 * of them hang on the session's close, so that early closes shift everything.
 */
import { newYorkDate } from "./new-york.ts";
import { nextSession, type Session, sessionOn } from "./sessions.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export interface Slot {
  /** `2026-11-23/close`. */
  readonly id: string;
  readonly session: Session;
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
}

/** The close slot of a session. */
export function closeSlot(session: Session): Slot {
  const { close } = session;
  return {
    id: `${session.date}/close`,
    session,
    preflightAt: close - 15 * MINUTE,
    snapshotAt: close - 10 * MINUTE,
    dispatchAt: close - 5 * MINUTE,
    lastStartAt: close - 90 * SECOND,
    lastOrderAt: close - 30 * SECOND,
    cancelAllAt: close - 20 * SECOND,
  };
}

/** The slot of an id, or `undefined` when the id is malformed or names a day without a session. */
export function slotOf(id: string): Slot | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\/close$/.exec(id);
  const session = match?.[1] === undefined ? undefined : sessionOn(match[1]);
  return session && closeSlot(session);
}

/** The close slot of the New York day that an instant falls on, or `undefined` when the market is shut that day. */
export function slotOfDay(instant: number): Slot | undefined {
  const session = sessionOn(newYorkDate(instant));
  return session && closeSlot(session);
}

/** The first close slot whose dispatch lies after an instant. */
export function nextSlot(instant: number): Slot {
  const today = slotOfDay(instant);
  return today && today.dispatchAt > instant ? today : closeSlot(nextSession(newYorkDate(instant)));
}
