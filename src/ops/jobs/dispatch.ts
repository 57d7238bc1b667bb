/** Five minutes before a slot's end: every active account is told to rebalance. */
import { accountOf } from "../../platform/addresses.ts";
import { forEachAccount } from "./active-accounts.ts";
import type { JobWork } from "./job.ts";

export const dispatch: JobWork = {
  async run({ env, slot }) {
    const { failures } = await forEachAccount(env, slot, (userId) =>
      accountOf(env, userId).dispatch(slot.id),
    );
    if (failures > 0) console.error({ event: "dispatch_failed", slot: slot.id, failures });
    return failures === 0;
  },
};
