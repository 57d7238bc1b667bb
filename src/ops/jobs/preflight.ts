/** Fifteen minutes before the close: histories are complete, and every active account is armed. */
import { previousSession } from "../../engine/calendar/sessions.ts";
import { refreshBars } from "../../market/bars/refresh.ts";
import { platformTiingo } from "../../market/tiingo/platform.ts";
import { activeTickers } from "./active-accounts.ts";
import type { Job } from "./job.ts";
import { armAccounts } from "./watchdog.ts";

export const preflight: Job = {
  name: "preflight",
  dueAt: (slot) => slot.preflightAt,
  async run({ env, slot }) {
    const lastSession = previousSession(slot.session.date).date;
    const report = await refreshBars(env.MARKET, platformTiingo(env), await activeTickers(env), lastSession);
    for (const { symbol, message } of report.failed) {
      console.error({ event: "history_refresh_failed", symbol, message });
    }
    await armAccounts(env);
    return report.failed.length === 0;
  },
};
