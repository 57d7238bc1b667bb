/** `/admin/tiingo`: what the operator sets about Tiingo's answers. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import { TiingoSettingsChange } from "../../tiingo/settings.ts";
import { symbolOfTicker } from "../../tiingo/tickers.ts";
import { readBody, unreadable } from "./request-body.ts";

function unlisted(core: Core, tickers: readonly string[]): string | undefined {
  return tickers.find((ticker) => !core.prices.series(symbolOfTicker(ticker)));
}

/** Routes of Tiingo's settings. */
export function tiingoSettingsRoutes(core: Core): Hono {
  return new Hono()
    .get("/tiingo", (context) => context.json(core.tiingo.settings))
    .patch("/tiingo", async (context) => {
      const change = await readBody(context, TiingoSettingsChange);
      if (!change.ok) return change.answer;
      for (const list of ["dropped", "stale"] as const) {
        const tickers = list === "dropped" ? change.value.dropped : Object.keys(change.value.stale ?? {});
        const ticker = unlisted(core, tickers ?? []);
        if (ticker !== undefined) return unreadable(context, `${list}: ${ticker} is not listed`);
      }
      return context.json(core.tiingo.change(change.value));
    });
}
