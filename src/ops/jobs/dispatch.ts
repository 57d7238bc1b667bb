/** Five minutes before the close: every active account is told to rebalance. */
import { accountOf } from "../../durable/addresses.ts";
import { activeAccountPages } from "./active-accounts.ts";
import type { Job } from "./job.ts";

/** Accounts told at the same time. */
const PARALLEL = 25;

export const dispatch: Job = {
  name: "dispatch",
  dueAt: (slot) => slot.dispatchAt,
  async run({ env, slot }) {
    let failures = 0;
    for await (const page of activeAccountPages(env)) {
      for (let start = 0; start < page.length; start += PARALLEL) {
        const chunk = page.slice(start, start + PARALLEL);
        const results = await Promise.allSettled(
          chunk.map(({ userId }) => accountOf(env, userId).dispatch(slot.id)),
        );
        failures += results.filter(({ status }) => status === "rejected").length;
      }
    }
    if (failures > 0) console.error({ event: "dispatch_failed", slot: slot.id, failures });
    return failures === 0;
  },
};
