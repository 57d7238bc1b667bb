/** Ten minutes before the close: the slot's prices are taken and frozen. */
import { platformAlpaca } from "../../market/alpaca/platform.ts";
import { loadExDates } from "../../market/corporate-actions/ex-dates.ts";
import { readPreviousCloses } from "../../market/fallback/previous-closes.ts";
import { patienceOf } from "../../platform/retry.ts";
import { isGood } from "../../market/snapshot/snapshot.ts";
import { saveSnapshot } from "../../market/snapshot/store.ts";
import { takeSnapshot } from "../../market/snapshot/take.ts";
import { streamedPrices } from "../../market/stream/ask-board.ts";
import { platformTiingo } from "../../market/tiingo/platform.ts";
import { activeTickers } from "./active-accounts.ts";
import type { JobWork } from "./job.ts";

/** Tiingo is not asked again after this, ms: half of the lease, so that the rest of the chain has the other half. */
const PATIENCE = 25_000;

export const snapshot: JobWork = {
  async run({ env, clock, slot }) {
    const tickers = await activeTickers(env, slot);
    if (tickers.length === 0) return true;
    const { date } = slot.session;
    const sources = {
      tiingo: platformTiingo(env),
      stream: streamedPrices(env),
      alpaca: platformAlpaca(env) ?? null,
      exDates: await loadExDates(env.MARKET, date),
      previousCloses: (symbols: readonly string[]) => readPreviousCloses(env.MARKET, symbols, date),
    };
    const taken = await takeSnapshot(sources, slot.id, tickers, patienceOf(clock, PATIENCE));
    console.log({ event: "quotes_taken", slot: slot.id, batches: taken.batches });
    const { prices } = taken.snapshot;
    const doubtful = tickers.filter((symbol) => !isGood(prices[symbol]));
    if (doubtful.length > 0) console.error({ event: "prices_doubtful", slot: slot.id, symbols: doubtful });
    // Without a single good price nothing is frozen: the next tick asks again, and accounts may ask for themselves.
    if (doubtful.length === tickers.length) return false;
    await saveSnapshot(env.MARKET, taken.snapshot);
    return true;
  },
};
