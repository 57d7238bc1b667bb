/** The market and the session that the local exchange starts in. */
import { addDays } from "../../src/engine/calendar/dates.ts";
import { previousSession, sessionOn } from "../../src/engine/calendar/sessions.ts";
import type { Session } from "../../src/engine/calendar/sessions.ts";
import type { MarketData } from "../exchange/market/market-data.ts";
import { Series } from "../exchange/market/series.ts";
import { FIRST_DATE } from "../exchange/market/synthetic/security.ts";
import { syntheticMarket } from "../exchange/market/synthetic/synthetic-market.ts";
import { loadMarket } from "./csv-market.ts";
import type { SimOptions } from "./sim-options.ts";

export type ChosenMarket =
  | { readonly ok: true; readonly market: MarketData; readonly session: Session }
  | { readonly ok: false; readonly message: string };

/** How far the built-in market goes on after the session it starts in. */
const DAYS_AHEAD = 400;
/** The built-in market can start in no later session; its history takes longer to make the further it goes. */
const LAST_START = "2099-12-31";

function within(market: MarketData, date: string, first: string, last: string): ChosenMarket {
  const session = sessionOn(date);
  if (!session) return { ok: false, message: `--date ${date}: the market is closed on that day` };
  if (date < first || date > last) {
    return { ok: false, message: `--date ${date}: the data goes from ${first} to ${last}` };
  }
  return { ok: true, market, session };
}

/**
 * The last date from `first` on, and not after `last`, on which more than half of the tickers trade; `last` when
 * there is none.
 */
function lastBusyDate(market: MarketData, first: string, last: string): string {
  const tickers = [...market.values()].map((listing) => new Series(listing));
  for (let date = last; date >= first; date = previousSession(date).date) {
    const trading = tickers.filter((series) => series.rowOn(date)).length;
    if (trading * 2 > tickers.length) return date;
  }
  return last;
}

/**
 * The market of the options and the session of `--date`. By default that is the last date that more than half of
 * the tickers have: files are often brought up to date one by one, and on the last date of all most of the market
 * would not trade. In the built-in market it is the last session before `today` (New York). `message` is one line
 * that says what is wrong.
 */
export function chooseMarket(
  options: Pick<SimOptions, "data" | "date" | "seed">,
  today: string,
): ChosenMarket {
  if (options.data === undefined) {
    const date = options.date ?? previousSession(today).date;
    const through = addDays(date, DAYS_AHEAD);
    return within(syntheticMarket({ seed: options.seed, through }), date, FIRST_DATE, LAST_START);
  }
  const loaded = loadMarket(options.data);
  if (!loaded.ok) return loaded;
  const dates = [...loaded.market.values()].flatMap(({ rows }) => [
    rows[0]?.date ?? "",
    rows.at(-1)?.date ?? "",
  ]);
  const [first = "", last = ""] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  const date = options.date ?? lastBusyDate(loaded.market, first, last);
  return within(loaded.market, date, first, last);
}
