/** The hours of today held against a broker's clock, which knows of a halt of the whole market first. */
import type { Difference } from "./compare.ts";
import { newYorkDate, newYorkTime } from "./new-york.ts";
import { ruleHours, type Session } from "./sessions.ts";

/** A broker's clock; instants are epoch ms. */
export interface BrokerClock {
  readonly now: number;
  readonly isOpen: boolean;
  readonly nextOpen: number;
  readonly nextClose: number;
}

export type ClockComparison = { ok: true; difference: Difference | null } | { ok: false; message: string };

const USUAL_OPEN = "09:30";
const AGREED: ClockComparison = { ok: true, difference: null };

/**
 * What a broker's clock says of its own date otherwise than `session`, which is what is known of that date so far
 * (`undefined` for closed). A market that is shut in the middle of a session stays shut for the day when it next opens
 * on another date. Not ok when the clock contradicts itself.
 */
export function compareClock(clock: BrokerClock, session: Session | undefined): ClockComparison {
  const { now, isOpen, nextOpen, nextClose } = clock;
  const date = newYorkDate(now);
  const ours = session ? { open: newYorkTime(session.open), close: newYorkTime(session.close) } : null;
  const differs = (theirs: Difference["theirs"]): ClockComparison => ({
    ok: true,
    difference: { date, ours: ours ?? ruleHours(date), theirs },
  });
  if (isOpen) {
    if (nextClose <= now || newYorkDate(nextClose) !== date) {
      return { ok: false, message: "the market is open and does not close today" };
    }
    if (nextClose === session?.close) return AGREED;
    return differs({ open: ours?.open ?? USUAL_OPEN, close: newYorkTime(nextClose) });
  }
  if (nextOpen <= now) return { ok: false, message: "the market is shut and opens in the past" };
  const shouldBeOpen = session !== undefined && now >= session.open && now < session.close;
  if (!shouldBeOpen) return AGREED;
  if (newYorkDate(nextOpen) === date) return { ok: false, message: "the market opens later today" };
  return differs(null);
}
