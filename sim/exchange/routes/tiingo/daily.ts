/** Tiingo's `/tiingo/daily/`: what a ticker is, and its end-of-day history. */
import { Hono } from "hono";
import type { Context } from "hono";
import type { Core } from "../../core.ts";
import { firstDateOf } from "../../market/timeframe.ts";
import { lastPublished, rowsAsOf } from "../../tiingo/end-of-day.ts";
import { parsePeriod, resampled } from "../../tiingo/resampling.ts";
import { symbolOfTicker, tiingoTicker } from "../../tiingo/tickers.ts";
import { admitToken } from "./admit-token.ts";
import { chosenColumns, csvAnswer, csvText, jsonAnswer, refusedDate, unsupportedFrequency } from "./table.ts";

/** In the order of Tiingo's own answers. */
const COLUMNS = [
  "date",
  "close",
  "high",
  "low",
  "open",
  "volume",
  "adjClose",
  "adjHigh",
  "adjLow",
  "adjOpen",
  "adjVolume",
  "divCash",
  "splitFactor",
] as const;

const FIRST_DATE = "0001-01-01";
const LAST_DATE = "9999-12-31";

/** 404 in JSON; whoever asked for CSV reads the sentence with the status of a good answer. */
function unknownTicker(context: Context, ticker: string): Response {
  const detail = `Error: Ticker '${ticker}' not found`;
  return context.req.query("format") === "csv" ? csvText(context, detail) : context.json({ detail }, 404);
}

/** How a row's date is written: Tiingo says the zone of its latest row in another way. */
const MIDNIGHT = "T00:00:00.000Z";
const LATEST_MIDNIGHT = "T00:00:00+00:00";

/**
 * Routes below `/tiingo/daily`. Without dates only the latest row is answered. A start within a week, a month or a
 * year goes back to the beginning of it.
 */
export function tiingoDailyRoutes(core: Core): Hono {
  return new Hono()
    .use("*", admitToken(core))
    .get("/:ticker", (context) => {
      const symbol = symbolOfTicker(context.req.param("ticker"));
      const series = core.prices.series(symbol);
      const last = series ? series.row(lastPublished(series, core.clock.now())) : undefined;
      if (!series || !last) return unknownTicker(context, context.req.param("ticker"));
      return context.json({
        ticker: tiingoTicker(symbol),
        name: series.listing.name,
        exchangeCode:
          series.listing.exchange === "ARCA" ? "NYSE ARCA" : (series.listing.exchange ?? "NYSE ARCA"),
        startDate: series.row(0)?.date ?? null,
        endDate: last.date,
        description: series.listing.name,
      });
    })
    .get("/:ticker/prices", (context) => {
      const {
        startDate,
        endDate,
        format = "json",
        columns,
        resampleFreq = "daily",
        sort = "date",
      } = context.req.query();
      const now = core.clock.now();
      const series = core.prices.series(symbolOfTicker(context.req.param("ticker")));
      const last = series?.row(lastPublished(series, now));
      if (!series || !last) return unknownTicker(context, context.req.param("ticker"));
      const refused = refusedDate(context, startDate, endDate);
      if (refused) return refused;
      const period = parsePeriod(resampleFreq);
      if (!period) return unsupportedFrequency(context, resampleFreq);
      const from = startDate ?? (endDate === undefined ? last.date : FIRST_DATE);
      const days = rowsAsOf(series, now, firstDateOf(period, from), endDate ?? LAST_DATE);
      const rows = resampled(days, period);
      if (sort === "-date") rows.reverse();
      const chosen = chosenColumns(columns, COLUMNS);
      if (format === "csv") return csvAnswer(context, rows, chosen);
      const midnight = (startDate ?? endDate) ? MIDNIGHT : LATEST_MIDNIGHT;
      const dated = rows.map((row) => ({ ...row, date: `${row.date}${midnight}` }));
      return jsonAnswer(context, dated, chosen);
    });
}
