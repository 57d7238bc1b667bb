/** When a run looks again, prices its open orders anew, and gives up. Milliseconds. */
import type { Slot } from "../calendar/slots.ts";
import { COLLARS } from "./limit-price.ts";

/** Between two looks at open orders. */
export const POLL_INTERVAL = 2_000;
/** After sending: when open orders get their next price, first and second time. */
const REPEG_AFTER: readonly number[] = [45_000, 105_000];
/** How long buys wait for sells that do not fill, before they go out with the cash there is. */
export const SELL_PATIENCE = 45_000;

/** The collar of the price change that is due, or null when none is. */
export function repegDue(
  phaseStartedAt: number,
  repegs: number,
  now: number,
): (typeof COLLARS)[number] | null {
  const after = REPEG_AFTER[repegs];
  const collar = COLLARS[repegs];
  return after !== undefined && collar !== undefined && now >= phaseStartedAt + after ? collar : null;
}

/** Whether a run may still start: 90 s before the slot's end at the latest, by the broker's clock. */
export function mayStart(slot: Slot, now: number): boolean {
  return now <= slot.lastStartAt;
}

/** Whether an order may still be sent: not in the last 30 s. */
export function maySend(slot: Slot, now: number): boolean {
  return now < slot.lastOrderAt;
}

/** Whether everything that is still open must be cancelled now. */
export function mustCancel(slot: Slot, now: number): boolean {
  return now >= slot.cancelAllAt;
}

/** Whether an order that is still not settled will not be waited for any longer: 5 minutes after the slot's end. */
export function isLost(slot: Slot, now: number): boolean {
  return now >= slot.giveUpAt;
}
