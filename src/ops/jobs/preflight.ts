/**
 * Fifteen minutes before a slot's end: the calendar is checked, histories are complete, splits and dividends known,
 * accounts armed, and prices streamed where that is wanted.
 */
import { platformAlpaca } from "../../market/alpaca/platform.ts";
import { refreshExDates } from "../../market/corporate-actions/ex-dates.ts";
import { watchPrices } from "../../market/stream/ask-board.ts";
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
      watchPrices(env, symbols, slot.endsAt),
    ]);
    await armAccounts(env, slot);
    return known && complete;
  },
};
