/** Ten minutes before the close: the slot's prices are taken and frozen. */
import { saveSnapshot } from "../../market/snapshot/store.ts";
import { takeSnapshot } from "../../market/snapshot/take.ts";
import { platformTiingo } from "../../market/tiingo/platform.ts";
import { activeTickers } from "./active-accounts.ts";
import type { Job } from "./job.ts";

export const snapshot: Job = {
  name: "snapshot",
  dueAt: (slot) => slot.snapshotAt,
  async run({ env, clock, slot }) {
    const tickers = await activeTickers(env);
    if (tickers.length === 0) return true;
    const taken = await takeSnapshot(platformTiingo(env), slot.id, tickers, clock.now());
    if (taken.missing.length > 0) {
      console.error({ event: "snapshot_prices_missing", slot: slot.id, missing: taken.missing });
    }
    // Without a single price nothing is frozen: the next tick asks again, and accounts may ask for themselves.
    if (taken.missing.length === tickers.length) return false;
    await saveSnapshot(env.MARKET, taken);
    return true;
  },
};
