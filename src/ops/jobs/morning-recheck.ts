/** Before the open: every account is looked at, so that what happened overnight is known before the day begins. */
import { accountOf } from "../../platform/addresses.ts";
import { forEachAccount } from "./active-accounts.ts";
import type { JobWork } from "./job.ts";

export const morningRecheck: JobWork = {
  async run({ env, slot }) {
    let unanswered = 0;
    const { failures } = await forEachAccount(env, slot, async (userId) => {
      const isKnown = await accountOf(env, userId).recheck();
      if (!isKnown) unanswered += 1;
    });
    return failures + unanswered === 0;
  },
};
