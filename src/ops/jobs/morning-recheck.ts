/** Before the open: what filled on the last session is compared with what the broker says of it now. */
import { accountOf } from "../../platform/addresses.ts";
import { forEachAccount } from "./active-accounts.ts";
import type { JobWork } from "./job.ts";

export const morningRecheck: JobWork = {
  async run({ env, slot }) {
    let unanswered = 0;
    const { failures } = await forEachAccount(env, slot, async (userId) => {
      const isKnown = await accountOf(env, userId).recheck(slot.lastSession);
      if (!isKnown) unanswered += 1;
    });
    return failures + unanswered === 0;
  },
};
