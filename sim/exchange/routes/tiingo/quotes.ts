/** Tiingo's `/iex/`: quotes, and the prices within the day. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { shuffled, randomFractions } from "../../random/generator.ts";
import { hash } from "../../random/hash.ts";
import { intradayRows, parseFrequency } from "../../tiingo/intraday.ts";
import { quoteRow } from "../../tiingo/quotes.ts";
import { symbolOfTicker } from "../../tiingo/tickers.ts";
import { admitToken } from "./admit-token.ts";
import {
  chosenColumns,
  csvAnswer,
  jsonAnswer,
  refusedDate,
  rowsAnswer,
  unsupportedFrequency,
} from "./table.ts";
import type { TiingoRow } from "./table.ts";

const DEFAULT_COLUMNS = ["date", "open", "high", "low", "close"] as const;
const COLUMNS = [...DEFAULT_COLUMNS, "volume"] as const;
const FIRST_DATE = "0001-01-01";
const LAST_DATE = "9999-12-30";

/** The rows of the tickers asked for, in an order of their own; unknown ones are left out. */
function quoteRows(core: Core, tickers: readonly string[]): TiingoRow[] {
  const rows: TiingoRow[] = [];
  for (const symbol of new Set(tickers.map(symbolOfTicker))) {
    const row = quoteRow(core, symbol);
    if (row) rows.push(row);
  }
  return shuffled(rows, randomFractions(hash(core.seed, core.clock.now(), rows.length)));
}

/** Routes below `/iex`. Without dates the prices within the day are those of the ticker's last one. */
export function tiingoQuoteRoutes(core: Core): Hono {
  return new Hono()
    .get("/iex", (context) => {
      const { pathname, search } = new URL(context.req.url);
      return new Response(null, { status: 301, headers: { location: `${pathname}/${search}` } });
    })
    .use("/iex/*", admitToken(core))
    .get("/iex/", (context) => {
      const tickers = context.req.query("tickers")?.split(",").filter(Boolean);
      return rowsAnswer(context, quoteRows(core, tickers ?? [...core.prices.market.keys()]));
    })
    .get("/iex/:ticker", (context) => rowsAnswer(context, quoteRows(core, [context.req.param("ticker")])))
    .get("/iex/:ticker/prices", (context) => {
      const { startDate, endDate, resampleFreq = "5min", columns, format = "json" } = context.req.query();
      const now = core.clock.now();
      const symbol = symbolOfTicker(context.req.param("ticker"));
      const tape = core.prices.tape(symbol, now);
      if (!tape) return context.json({ detail: "Not found." }, 404);
      const minutes = parseFrequency(resampleFreq);
      if (minutes === undefined) return unsupportedFrequency(context, resampleFreq);
      const refused = refusedDate(context, startDate, endDate);
      if (refused) return refused;
      const from = startDate ?? (endDate === undefined ? tape.row.date : FIRST_DATE);
      const rows = intradayRows(core.prices, symbol, { minutes, from, to: endDate ?? LAST_DATE, now });
      const chosen = chosenColumns(columns, COLUMNS, DEFAULT_COLUMNS);
      return format === "csv" ? csvAnswer(context, rows, chosen) : jsonAnswer(context, rows, chosen);
    });
}
