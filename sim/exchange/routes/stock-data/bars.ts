/** Historical bars, of many symbols or of one, page by page. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import type { AccountEnv } from "../../http/authentication.ts";
import { barsOf } from "../../market/bar-history.ts";
import type { BarsWanted } from "../../market/bar-history.ts";
import { parseBarsQuery } from "./bars-query.ts";
import type { BarsQuery } from "./bars-query.ts";
import { barJson } from "../../market/market-json.ts";
import { pageToken } from "./page-token.ts";
import { parseSymbol, parseSymbols } from "./parameters.ts";

type BarJson = ReturnType<typeof barJson>;

interface Page {
  /** By symbol; a symbol without a bar in the page is left out. */
  readonly bars: Readonly<Record<string, readonly BarJson[]>>;
  /** `null` when nothing is left. */
  readonly nextPageToken: string | null;
}

function wantedAfter(wanted: BarsWanted, start: number): BarsWanted {
  return wanted.newestFirst ? { ...wanted, to: start - 1 } : { ...wanted, from: start + 1 };
}

/** Fills a page symbol by symbol, going on where the page before ended. */
function pageOf(core: Core, { symbols, timeframe, wanted, limit, after }: BarsQuery): Page {
  const bars: Record<string, BarJson[]> = {};
  let last = after;
  let count = 0;
  for (const symbol of symbols) {
    if (after && symbol < after.symbol) continue;
    const rest = symbol === after?.symbol ? wantedAfter(wanted, after.start) : wanted;
    for (const bar of barsOf(core.prices, symbol, rest)) {
      if (count === limit && last) {
        return { bars, nextPageToken: pageToken([last.symbol, timeframe, String(last.start)]) };
      }
      (bars[symbol] ??= []).push(barJson(bar));
      last = { symbol, start: bar.start };
      count++;
    }
  }
  return { bars, nextPageToken: null };
}

/** Routes of historical bars. */
export function barRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/bars", (context) => {
      const { symbols, ...query } = context.req.query();
      const asked = parseBarsQuery(query, parseSymbols(symbols), core.clock.now());
      if (!asked.ok) return context.json(asked.body, asked.status);
      const { bars, nextPageToken } = pageOf(core, asked.value);
      return context.json({ bars, next_page_token: nextPageToken, ...asked.value.currency });
    })
    .get("/:symbol/bars", (context) => {
      const symbol = context.req.param("symbol");
      const asked = parseBarsQuery(context.req.query(), parseSymbol(symbol), core.clock.now());
      if (!asked.ok) return context.json(asked.body, asked.status);
      const { bars, nextPageToken } = pageOf(core, asked.value);
      const { currency } = asked.value;
      // Alpaca answers no list at all where there are no bars.
      return context.json({
        bars: bars[symbol] ?? null,
        symbol,
        next_page_token: nextPageToken,
        ...currency,
      });
    });
}
