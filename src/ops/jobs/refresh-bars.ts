/** In the evening: the day's bars of every symbol that an active account needs, and the list of all tickers. */
import { platformAlpaca } from "../../market/alpaca/platform.ts";
import { refreshHistories } from "../../market/bars/refresh.ts";
import { listHistories } from "../../market/bars/store.ts";
import { refreshDirectory } from "../../market/directory/directory.ts";
import { platformTiingo } from "../../market/tiingo/platform.ts";
import { activeTickers } from "./active-accounts.ts";
import { checkCalendar } from "./check-calendar.ts";
import type { JobContext, JobWork } from "./job.ts";

/** No history is begun later than this after the job, ms: a tick's lease lasts 50 seconds, and the next tick goes on. */
const REFRESH_TIME = 30_000;

/**
 * Brings the histories of symbols up to a session (New York date), as far as there is time. Whether every symbol was
 * asked about with success; what is not published yet is no failure.
 */
export async function refreshUpTo(
  { env, clock }: JobContext,
  symbols: readonly string[],
  lastSession: string,
): Promise<boolean> {
  const ports = { store: env.MARKET, tiingo: platformTiingo(env), now: () => clock.now() };
  const deadline = clock.now() + REFRESH_TIME;
  const { failed, left } = await refreshHistories(ports, symbols, lastSession, deadline);
  for (const { symbol, message, remembered } of failed) {
    if (!remembered) console.error({ event: "history_refresh_failed", symbol, message });
  }
  return failed.length + left.length === 0;
}

export const refreshBars: JobWork = {
  waits: true,
  async run(context) {
    const { date } = context.slot.session;
    // A closure that was announced after the preflight is known before tomorrow's.
    await checkCalendar(context);
    const listed = await refreshDirectory(context.env.MARKET, platformAlpaca(context.env), date);
    const symbols = await activeTickers(context.env);
    if (symbols.length === 0) return listed;
    const complete = await refreshUpTo(context, symbols, date);
    // One symbol may not have traded; when none has a bar of the day, the day is not published yet.
    const histories = await listHistories(context.env.MARKET);
    return listed && complete && symbols.some((symbol) => (histories.get(symbol)?.lastDate ?? "") >= date);
  },
};
