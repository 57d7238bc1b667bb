/** The request for historical bars: what its parameters mean, and what the free plan makes of them. */
import { addDays, isDate } from "../../../../src/engine/calendar/dates.ts";
import { dateAt, midnightOf } from "../../calendar/trading-days.ts";
import type { BarsWanted } from "../../market/bar-history.ts";
import { parseAdjustment } from "../../market/bar-adjustment.ts";
import { parseTimeframe } from "../../market/timeframe.ts";
import { RECENT_SIP, badRequest } from "./data-refusal.ts";
import { SIP_DELAY_MS, parseHistoricalFeed } from "./feeds.ts";
import type { HistoricalFeed } from "./feeds.ts";
import { partsOfToken } from "./page-token.ts";
import { parseCurrency, parseDateOrInstant, parseLimit, parseWord, unexpected } from "./parameters.ts";
import type { DataQuery, Parsed } from "./parameters.ts";

export const MOST_BARS = 10_000;
const DEFAULT_BARS = "1000";
const PARAMETERS: ReadonlySet<string> = new Set([
  "timeframe",
  "start",
  "end",
  "limit",
  "adjustment",
  "asof",
  "feed",
  "currency",
  "page_token",
  "sort",
]);

export interface BarsQuery {
  /** In alphabetical order; none for the feeds that hold nothing here. */
  readonly symbols: readonly string[];
  /** As it was written. */
  readonly timeframe: string;
  readonly wanted: BarsWanted;
  readonly limit: number;
  readonly currency: { readonly currency?: string };
  /** Where the page before ended: its last symbol and the start (epoch ms) of that symbol's last bar. */
  readonly after: { readonly symbol: string; readonly start: number } | undefined;
}

interface Interval {
  readonly from: number;
  readonly to: number;
  /** What has traded by this instant (epoch ms) is shown. */
  readonly until: number;
}

/**
 * The interval of starts of bars. A date is a whole day of New York. Without a start it is the current day, without
 * an end up to now; without real-time prices both are at least 15 minutes ago, and a later end is refused.
 */
function parseInterval(query: DataQuery, feed: HistoricalFeed, now: number): Parsed<Interval> {
  const until = feed === "sip" ? now - SIP_DELAY_MS : now;
  const today = Math.min(midnightOf(dateAt(now)), until);
  const start = query["start"] === undefined ? undefined : parseDateOrInstant("start", query["start"]);
  if (start?.ok === false) return start;
  const end = query["end"] === undefined ? undefined : parseDateOrInstant("end", query["end"]);
  if (end?.ok === false) return end;
  const from = typeof start?.value === "string" ? midnightOf(start.value) : (start?.value ?? today);
  const to = typeof end?.value === "string" ? midnightOf(addDays(end.value, 1)) - 1 : (end?.value ?? until);
  if (to < from) return badRequest("end should not be before start");
  if (feed === "sip" && to > until) return RECENT_SIP;
  return { ok: true, value: { from, to, until } };
}

function parseAfter(token: string | undefined, timeframe: string): Parsed<BarsQuery["after"]> {
  if (token === undefined) return { ok: true, value: undefined };
  const [symbol = "", of, start = ""] = partsOfToken(token, 3) ?? [];
  return of === timeframe && /^-?\d+$/.test(start)
    ? { ok: true, value: { symbol, start: Number(start) } }
    : badRequest(`invalid page_token: ${token}`);
}

/** What a query asks for at an instant (epoch ms), or why it is refused. */
export function parseBarsQuery(
  query: DataQuery,
  symbols: Parsed<readonly string[]>,
  now: number,
): Parsed<BarsQuery> {
  const surplus = unexpected(query, PARAMETERS);
  if (surplus) return surplus;
  if (!symbols.ok) return symbols;
  const text = query["timeframe"];
  if (text === undefined) {
    return badRequest("Invalid format for parameter timeframe: query parameter 'timeframe' is required");
  }
  const timeframe = parseTimeframe(text);
  if (!timeframe) return badRequest(`invalid timeframe: ${text}`);
  const feed = parseHistoricalFeed(query["feed"] ?? "sip");
  if (!feed.ok) return feed;
  const interval = parseInterval(query, feed.value, now);
  if (!interval.ok) return interval;
  const adjustment = parseAdjustment(query["adjustment"] ?? "raw");
  if (!adjustment) return badRequest(`invalid adjustment: ${query["adjustment"]}`);
  const sort = parseWord("sort", query["sort"] ?? "asc", ["asc", "desc"]);
  if (!sort.ok) return sort;
  const limit = parseLimit(query["limit"] ?? DEFAULT_BARS, MOST_BARS);
  if (!limit.ok) return limit;
  const { asof = "-" } = query;
  if (asof !== "-" && !isDate(asof)) return badRequest(`invalid asof: ${asof}`);
  const currency = parseCurrency(query["currency"]);
  if (!currency.ok) return currency;
  const after = parseAfter(query["page_token"], text);
  if (!after.ok) return after;
  const hasPrices = feed.value === "sip" || feed.value === "iex";
  return {
    ok: true,
    value: {
      symbols: hasPrices ? symbols.value.toSorted() : [],
      timeframe: text,
      wanted: {
        timeframe,
        ...interval.value,
        now,
        adjustment,
        newestFirst: sort.value === "desc",
      },
      limit: limit.value,
      currency: currency.value,
      after: after.value,
    },
  };
}
