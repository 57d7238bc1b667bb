/** Whether the market is open, and when it opens and closes next. */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { dateAt, sessionAfter, sessionOf } from "./trading-days.ts";

export interface MarketHours {
  readonly isOpen: boolean;
  /** The session under way, or else the next one. */
  readonly session: Session;
  /** Epoch ms, strictly after the instant asked for. */
  readonly nextOpen: number;
  /** Epoch ms, strictly after the instant asked for. */
  readonly nextClose: number;
}

/** The market's hours as seen at an instant (epoch ms). It is open from the open up to, not including, the close. */
export function marketHoursAt(instant: number): MarketHours {
  const date = dateAt(instant);
  const today = sessionOf(date);
  const session = today && instant < today.close ? today : sessionAfter(date);
  const isOpen = session.open <= instant;
  return {
    isOpen,
    session,
    nextOpen: isOpen ? sessionAfter(session.date).open : session.open,
    nextClose: session.close,
  };
}
