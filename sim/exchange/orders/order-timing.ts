/** When an order enters the market and when its time is over, by its time in force. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";
import { dateAt, sessionAfter, sessionBefore, sessionOf } from "../calendar/trading-days.ts";
import { unprocessable } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import type { OrderBehaviour } from "./behaviour.ts";
import type { TimeInForce } from "./order.ts";

/** Instants are epoch ms. */
export interface OrderTiming {
  readonly status: "accepted" | "pending_new";
  readonly acknowledgeAt: number;
  readonly fillAt: number;
  readonly expiresAt: number;
}

export type Timed =
  | { readonly ok: true; readonly timing: (behaviour: OrderBehaviour) => OrderTiming }
  | { readonly ok: false; readonly refusal: Refusal };

/** An order good till cancelled is cancelled after so many days. */
const GOOD_TILL_CANCELED_DAYS = 90;
/** Orders for the opening auction are taken until this time of New York, for the closing one until so long before it. */
const LAST_FOR_OPENING = "09:28";
const LAST_FOR_CLOSING_MS = 600_000;
/** From this time on they are taken for the next session. */
const TAKEN_AGAIN = "19:00";

function auctionSession(timeInForce: "opg" | "cls", now: number): Session | undefined {
  const date = dateAt(now);
  const today = sessionOf(date);
  if (!today || now >= newYorkInstant(date, TAKEN_AGAIN)) return sessionAfter(date);
  const last =
    timeInForce === "opg" ? newYorkInstant(date, LAST_FOR_OPENING) : today.close - LAST_FOR_CLOSING_MS;
  return now < last ? today : undefined;
}

function timedForAuction(timeInForce: "opg" | "cls", now: number): Timed {
  const session = auctionSession(timeInForce, now);
  if (!session) {
    const last = timeInForce === "opg" ? "9:28am" : "ten minutes before the close";
    const message = `${timeInForce} orders are accepted from 7:00pm to ${last}`;
    return { ok: false, refusal: unprocessable(message) };
  }
  const at = timeInForce === "opg" ? session.open : session.close;
  const open = session.open <= now;
  return {
    ok: true,
    timing: ({ acknowledgeAfter }) => ({
      status: open ? "pending_new" : "accepted",
      acknowledgeAt: (open ? now : session.open) + acknowledgeAfter,
      fillAt: at,
      expiresAt: at,
    }),
  };
}

/** The close of the last session on or before the day on which it is cancelled. */
function lastCloseForGoodTillCanceled(now: number): number {
  return sessionBefore(addDays(dateAt(now), GOOD_TILL_CANCELED_DAYS + 1)).close;
}

/**
 * When an order sent at an instant (epoch ms) enters the market and expires. While the market is closed it waits for
 * the next open. Orders for an auction are refused in the hours in which Alpaca takes none, before it is settled how
 * the exchange handles the order.
 */
export function timingOf(timeInForce: TimeInForce, now: number): Timed {
  if (timeInForce === "opg" || timeInForce === "cls") return timedForAuction(timeInForce, now);
  const { isOpen, session } = marketHoursAt(now);
  const enters = isOpen ? now : session.open;
  return {
    ok: true,
    timing: ({ acknowledgeAfter, fillAfter }) => ({
      status: isOpen ? "pending_new" : "accepted",
      acknowledgeAt: enters + acknowledgeAfter,
      fillAt: enters + fillAfter,
      expiresAt: timeInForce === "gtc" ? lastCloseForGoodTillCanceled(now) : session.close,
    }),
  };
}
