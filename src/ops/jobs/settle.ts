/** Five minutes after a slot's end: every account's run has ended, and those that have not are woken. */
import { accountOf } from "../../platform/addresses.ts";
import { alert } from "../../platform/alert.ts";
import { forEachAccount } from "./active-accounts.ts";
import type { JobContext, JobWork } from "./job.ts";

/** How many accounts have a run of the slot that has not ended, or do not answer. */
async function unfinishedAccounts({ env, slot }: JobContext): Promise<number> {
  let unfinished = 0;
  const asked = await forEachAccount(env, slot, async (userId) => {
    const account = accountOf(env, userId);
    const outcome = await account.outcomeOf(slot.id);
    if (outcome !== null && outcome !== "running") return;
    // Takes the slot should nobody have told it, or goes on with a run that lost its wake.
    await account.ensureArmed();
    if ((await account.outcomeOf(slot.id)) === "running") unfinished += 1;
  });
  return unfinished + asked.failures;
}

export const settle: JobWork = {
  waits: true,
  run: async (context) => (await unfinishedAccounts(context)) === 0,
  async tooLate(context) {
    const accounts = await unfinishedAccounts(context);
    if (accounts === 0) return "done";
    alert("runs_unfinished", { slot: context.slot.id, accounts });
    return "alerted";
  },
};
