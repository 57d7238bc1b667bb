/** Tiingo's `/iex/` and `/tiingo/daily/`. */
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { isDate } from "../../../src/engine/calendar/dates.ts";
import type { Core } from "../core.ts";
import type { DailyRow } from "../market/market-data.ts";
import { shuffled, randomFractions } from "../random/generator.ts";
import { hash } from "../random/hash.ts";
import { lastPublished, rowsAsOf } from "../tiingo/end-of-day.ts";
import { quoteRow } from "../tiingo/quotes.ts";
import { symbolOfTicker, tiingoTicker } from "../tiingo/tickers.ts";

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
type Column = (typeof COLUMNS)[number];

const FIRST_DATE = "0000-01-01";
const LAST_DATE = "9999-12-31";

/** 401 unless the request carries the token, in the `Authorization` header or the query. */
function admitToken(core: Core): MiddlewareHandler {
  return async (context, next) => {
    const header = /^Token\s+(\S+)$/i.exec(context.req.header("Authorization") ?? "")?.[1];
    const token = header ?? context.req.query("token");
    if (token === undefined) return context.json({ detail: "Please supply a token" }, 401);
    if (token !== core.tiingo.token) return context.json({ detail: "Invalid token." }, 401);
    await next();
    return undefined;
  };
}

/** The rows of the tickers asked for, in an order of their own; unknown ones are left out. */
function quoteRows(core: Core, tickers: readonly string[]): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (const symbol of new Set(tickers.map(symbolOfTicker))) {
    const row = quoteRow(core, symbol);
    if (row) rows.push(row);
  }
  return shuffled(rows, randomFractions(hash(core.seed, core.clock.now(), rows.length)));
}

/** Routes below `/iex`. */
export function tiingoQuoteRoutes(core: Core): Hono {
  return new Hono()
    .get("/iex", (context) => {
      const { pathname, search } = new URL(context.req.url);
      return new Response(null, { status: 301, headers: { location: `${pathname}/${search}` } });
    })
    .use("/iex/*", admitToken(core))
    .get("/iex/", (context) => {
      const tickers = context.req.query("tickers")?.split(",").filter(Boolean);
      return context.json(quoteRows(core, tickers ?? [...core.prices.market.keys()]));
    })
    .get("/iex/:ticker", (context) => context.json(quoteRows(core, [context.req.param("ticker")])));
}

function unknownTicker(context: Context, ticker: string): Response {
  return context.json({ detail: `Error: Ticker '${ticker}' not found` }, 404);
}

function chosenColumns(text: string | undefined): readonly Column[] {
  if (text === undefined || text === "") return COLUMNS;
  const asked = new Set(text.split(","));
  return COLUMNS.filter((column) => column === "date" || asked.has(column));
}

function csv(rows: readonly DailyRow[], columns: readonly Column[]): string {
  const lines = rows.map((row) => columns.map((column) => String(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function jsonRow(row: DailyRow, columns: readonly Column[]): Record<string, unknown> {
  const cell = (column: Column) => (column === "date" ? `${row.date}T00:00:00.000Z` : row[column]);
  return Object.fromEntries(columns.map((column) => [column, cell(column)]));
}

/** Routes below `/tiingo/daily`. Without dates only the latest row is answered. */
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
      const badDate = [startDate, endDate].find((date) => date !== undefined && !isDate(date));
      if (badDate !== undefined) return context.json({ detail: `Error: '${badDate}' is not a date` }, 400);
      if (resampleFreq.toLowerCase() !== "daily") {
        return context.json({ detail: `Error: resampleFreq '${resampleFreq}' is not supported` }, 400);
      }
      const from = startDate ?? (endDate === undefined ? last.date : FIRST_DATE);
      const rows = rowsAsOf(series, now, from, endDate ?? LAST_DATE);
      if (sort === "-date") rows.reverse();
      const chosen = chosenColumns(columns);
      if (format === "csv") return context.body(csv(rows, chosen), 200, { "content-type": "text/csv" });
      return context.json(rows.map((row) => jsonRow(row, chosen)));
    });
}
