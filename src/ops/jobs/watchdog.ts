/** Sees to it that no account sleeps through its run: alarms have been known to get lost. */
import { accountOf } from "../../platform/addresses.ts";
import type { Slot } from "../../engine/calendar/slots.ts";
import { forEachAccount } from "./active-accounts.ts";

/** Has every account that takes part in a slot set the wake that it ought to have. */
export async function armAccounts(env: Env, slot: Slot): Promise<void> {
  await forEachAccount(env, slot, (userId) => accountOf(env, userId).ensureArmed());
}

/** Whether runs of a slot may be under way at an instant (epoch ms). */
export function runsAreUnderWay(slot: Slot, now: number): boolean {
  return now >= slot.dispatchAt && now <= slot.giveUpAt;
}
