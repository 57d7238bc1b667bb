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

/** Files that are brought up to date one by one are days apart, not weeks. */
const SESSIONS_TO_CHOOSE_FROM = 10;
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
 * Of the last sessions up to `last`, but not before `first`, the one on which most tickers trade; the latest of several.
 */
function busiestDate(market: MarketData, first: string, last: string): string {
  const tickers = [...market.values()].map((listing) => new Series(listing));
  const trading = (date: string) => tickers.filter((series) => series.rowOn(date)).length;
  let [busiest, most] = [last, trading(last)];
  let date = last;
  for (let session = 1; session < SESSIONS_TO_CHOOSE_FROM; session++) {
    date = previousSession(date).date;
    if (date < first) break;
    if (trading(date) > most) [busiest, most] = [date, trading(date)];
  }
  return busiest;
}

/**
 * The market of the options and the session of `--date`. By default that is the one of the last ten on which
 * most tickers trade: files are often brought up to date one by one, and on the last date of all some would not trade. In the
 * built-in market it is the last session before `today` (New York). `message` is one line that says what is wrong.
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
  const date = options.date ?? busiestDate(loaded.market, first, last);
  return within(loaded.market, date, first, last);
}
