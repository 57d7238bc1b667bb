/**
 * Fifteen minutes before a slot's end: the calendar is checked, histories are complete, splits and dividends known,
 * and accounts armed.
 */
import { platformAlpaca } from "../../market/alpaca/platform.ts";
import { refreshExDates } from "../../market/corporate-actions/ex-dates.ts";
import { activeTickers } from "./active-accounts.ts";
import { checkCalendar } from "./check-calendar.ts";
import type { JobWork } from "./job.ts";
import { refreshUpTo } from "./refresh-bars.ts";
import { armAccounts } from "./watchdog.ts";

export const preflight: JobWork = {
  async run(context) {
    const { env, slot } = context;
    await checkCalendar(context);
    const symbols = await activeTickers(env, slot);
    const [known, complete] = await Promise.all([
      refreshExDates(env.MARKET, platformAlpaca(env), slot.session.date),
      refreshUpTo(context, symbols, slot.lastSession),
    ]);
    await armAccounts(env, slot);
    return known && complete;
  },
};
