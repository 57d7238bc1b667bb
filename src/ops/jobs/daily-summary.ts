/** A quarter of an hour after the close: every owner whose account ran today is told what came of it. */
import { accountOf } from "../../platform/addresses.ts";
import { forEachAccount } from "./active-accounts.ts";
import type { JobWork } from "./job.ts";

export const dailySummary: JobWork = {
  async run({ env, slot }) {
    const { failures } = await forEachAccount(env, slot, (userId) =>
      accountOf(env, userId).summarise(slot.session.date),
    );
    return failures === 0;
  },
};
