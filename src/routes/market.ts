/** `/api/market`: price histories for backtests in the browser, and tickers for the builder. */
import { createRoute, z } from "@hono/zod-openapi";
import { etag } from "hono/etag";
import { expectedSession, fillHistory } from "../market/bars/fill.ts";
import { readHistory } from "../market/bars/store.ts";
import { loadDirectory } from "../market/directory/directory.ts";
import { searchTickers } from "../market/directory/search.ts";
import { platformTiingo } from "../market/tiingo/platform.ts";
import { barsQuerySchema, tickerListSchema, tickersQuerySchema } from "../contract/market.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

/** Histories and the directory change once a day, in the evening; a browser asks again after this, seconds. */
const FRESH_FOR = 3600;
const CACHED = `private, max-age=${FRESH_FOR}`;

const readBars = createRoute({
  method: "get",
  path: "/bars",
  summary: "The daily history of a ticker, packed",
  description:
    "Adjusted open, high, low and close and raw volume, as bytes in the format of src/engine/bars/packed.ts, whose unpackBars reads them. The ETag is their checksum.",
  request: { query: barsQuerySchema },
  responses: {
    200: {
      description: "The packet",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    304: { description: "What you have is the newest" },
    400: refusalResponse("The input is invalid"),
    404: refusalResponse(
      "`unknown_ticker`: nobody trades it. `history_missing`: it is not there yet and being asked for; try again in a minute",
    ),
  },
});

const findTickers = createRoute({
  method: "get",
  path: "/tickers",
  summary: "Tickers by the beginning of their symbol or of words of their name, tradable ones first",
  request: { query: tickersQuerySchema },
  responses: {
    200: { description: "Tickers", content: json(tickerListSchema) },
    400: refusalResponse("The input is invalid"),
  },
});

const router = createRouter();
router.use("/bars", etag());

export const marketRoutes = router
  .openapi(readBars, async (c) => {
    const { ticker } = c.req.valid("query");
    const { clock, user } = c.var;
    const ports = { store: c.env.MARKET, tiingo: platformTiingo(c.env), now: () => clock.now() };
    const fill = () => c.executionCtx.waitUntil(fillHistory(ports, user.id, ticker));
    const packet = await readHistory(c.env.MARKET, ticker);
    if (packet) {
      const isOld = (packet.bars.dates.at(-1) ?? "") < expectedSession(clock.now());
      if (isOld) fill();
      return c.body(packet.bytes, 200, {
        "Content-Type": "application/octet-stream",
        "Cache-Control": isOld ? "private, no-cache" : CACHED,
        ETag: `"${packet.checksum}"`,
      });
    }
    const directory = await loadDirectory(c.env.MARKET);
    if (directory && !directory.tickers.some(({ symbol }) => symbol === ticker)) {
      return c.json(refusal("unknown_ticker", `${ticker} is not a ticker that can be traded`), 404);
    }
    fill();
    return c.json(refusal("history_missing", `the history of ${ticker} is being fetched; try again`), 404);
  })
  .openapi(findTickers, async (c) => {
    const { query, limit } = c.req.valid("query");
    const directory = await loadDirectory(c.env.MARKET);
    if (!directory) return c.json({ tickers: [], reason: "directory_empty" as const }, 200);
    c.header("Cache-Control", CACHED);
    return c.json({ tickers: searchTickers(directory.tickers, query, limit), reason: null }, 200);
  });
