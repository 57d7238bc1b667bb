/** Sees to it that no account sleeps through its run: alarms have been known to get lost. */
import { accountOf } from "../../durable/addresses.ts";
import type { Slot } from "../../engine/calendar/slots.ts";
import { GIVE_UP_AFTER } from "../../engine/execution/timetable.ts";
import { activeAccountPages } from "./active-accounts.ts";

/** Has every active account set the wake that it ought to have. */
export async function armAccounts(env: Env): Promise<void> {
  for await (const page of activeAccountPages(env)) {
    await Promise.allSettled(page.map(({ userId }) => accountOf(env, userId).ensureArmed()));
  }
}

/** Whether runs of a slot may be under way at an instant (epoch ms). */
export function runsAreUnderWay(slot: Slot, now: number): boolean {
  return now >= slot.dispatchAt && now <= slot.session.close + GIVE_UP_AFTER;
}
