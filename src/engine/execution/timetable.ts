/** When a run looks again, prices its open orders anew, and gives up. Milliseconds. */
import type { Slot } from "../calendar/slots.ts";
import type { Decimal } from "../money/decimal.ts";
import { COLLARS } from "./limit-price.ts";

/** Between two looks at open orders. */
export const POLL_INTERVAL = 2_000;
/** After sending: when open orders get their next price, first and second time. */
const REPEG_AFTER: readonly number[] = [45_000, 105_000];
/** How long buys wait for sells that do not fill, before they go out with the cash there is. */
export const SELL_PATIENCE = 45_000;
/** Before the last orders leave: from here on what is left of an exit goes out as a market order. */
const FINAL_MARKET_BEFORE = 10_000;

/** The collar of the price change that is due, or null when none is. */
export function repegDue(phaseStartedAt: number, repegs: number, now: number): Decimal | null {
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

/** How far the orders of one phase have come. */
export interface PhaseProgress {
  /** When the first orders of the phase were sent, epoch ms by the broker's clock. */
  readonly phaseStartedAt: number;
  /** How many new prices they have had. */
  readonly repegs: number;
}

/**
 * What is to be done with orders that have not filled. `repeg`: open limit orders get their next price. `final_market`:
 * an exit's open limit orders are cancelled, and when they are gone the rest of it goes out as a market order.
 * `stop`: nothing is sent any more, open limit orders are cancelled and market orders are still watched. `cancel_all`:
 * market orders are cancelled, too. `give_up`: nothing is waited for any longer.
 */
export type Due =
  | { readonly kind: "wait" | "final_market" | "stop" | "cancel_all" | "give_up" }
  | { readonly kind: "repeg"; readonly collar: Decimal };

/**
 * What is due at an instant (epoch ms by the broker's clock). Each thing is due from its instant on until the next
 * one's; what the end of the slot asks for comes before new prices. The final market orders are due in the ten seconds
 * before the last order may be sent, which is 30 s before the slot's end.
 */
export function dueAt(slot: Slot, { phaseStartedAt, repegs }: PhaseProgress, now: number): Due {
  if (isLost(slot, now)) return { kind: "give_up" };
  if (mustCancel(slot, now)) return { kind: "cancel_all" };
  if (!maySend(slot, now)) return { kind: "stop" };
  if (now >= slot.lastOrderAt - FINAL_MARKET_BEFORE) return { kind: "final_market" };
  const collar = repegDue(phaseStartedAt, repegs, now);
  return collar ? { kind: "repeg", collar } : { kind: "wait" };
}
