/** After a slot is settled: what it came to for all accounts together, as one row in Control. */
import { accountOf, leaseControl } from "../../platform/addresses.ts";
import { loadSnapshot } from "../../market/snapshot/store.ts";
import { forEachAccount } from "./active-accounts.ts";
import type { JobWork } from "./job.ts";

export const report: JobWork = {
  async run({ env, clock, slot }) {
    const outcomes: Record<string, number> = {};
    const { failures } = await forEachAccount(env, slot, async (userId) => {
      const outcome = await accountOf(env, userId).outcomeOf(slot.id);
      if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    });
    // What did not answer is counted as nothing else: the next tick asks again.
    if (failures > 0) return false;
    const snapshot = await loadSnapshot(env.MARKET, slot.id);
    await leaseControl(env).saveReport({
      slot: slot.id,
      accounts: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
      outcomes,
      snapshotHash: snapshot?.hash ?? null,
      reportedAt: clock.now(),
    });
    return true;
  },
};
