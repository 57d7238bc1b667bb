/** The latest trades, quotes, minute bars and snapshots, of many symbols or of one. */
import { Hono } from "hono";
import type { Core } from "../../core.ts";
import type { AccountEnv } from "../../http/authentication.ts";
import type { Tape } from "../../market/prices.ts";
import { noneFound } from "./data-refusal.ts";
import type { DataRefusal } from "./data-refusal.ts";
import { latestInstant } from "./feeds.ts";
import { latestBarJson, quoteJson, snapshotJson, tradeJson } from "../../market/market-json.ts";
import { parseCurrency, parseSymbol, parseSymbols, unexpected } from "./parameters.ts";
import type { DataQuery, Parsed } from "./parameters.ts";

const PARAMETERS: ReadonlySet<string> = new Set(["feed", "currency"]);

/** What is made of a symbol; `undefined` when there is no such thing yet. */
type Describe = (core: Core, symbol: string, tape: Tape, feed: string) => object | undefined;

type Latest =
  | { readonly ok: true; readonly found: Readonly<Record<string, object>>; readonly currency: object }
  | DataRefusal;

/** What is described of each symbol; the symbols without it are left out. */
function latest(
  core: Core,
  symbols: Parsed<readonly string[]>,
  query: DataQuery,
  describe: Describe,
): Latest {
  const surplus = unexpected(query, PARAMETERS);
  if (surplus) return surplus;
  if (!symbols.ok) return symbols;
  const feed = query["feed"] ?? "iex";
  const instant = latestInstant(feed, core.clock.now());
  if (!instant.ok) return instant;
  const currency = parseCurrency(query["currency"]);
  if (!currency.ok) return currency;
  const found: Record<string, object> = {};
  for (const symbol of instant.value === undefined ? [] : symbols.value) {
    const tape = core.prices.tape(symbol, instant.value ?? core.clock.now());
    const description = tape && describe(core, symbol, tape, feed);
    if (description) found[symbol] = description;
  }
  return { ok: true, found, currency: currency.value };
}

function latestOfMany(core: Core, query: DataQuery, describe: Describe): Latest {
  const { symbols, ...others } = query;
  return latest(core, parseSymbols(symbols), others, describe);
}

type LatestOfOne = { readonly ok: true; readonly found: object; readonly about: object } | DataRefusal;

function latestOfOne(
  core: Core,
  symbol: string,
  query: DataQuery,
  { kind, describe }: { kind: string; describe: Describe },
): LatestOfOne {
  const answer = latest(core, parseSymbol(symbol), query, describe);
  if (!answer.ok) return answer;
  const found = answer.found[symbol];
  return found ? { ok: true, found, about: { symbol, ...answer.currency } } : noneFound(kind, symbol);
}

const KINDS = [
  { kind: "trade", kinds: "trades", describe: tradeJson },
  { kind: "quote", kinds: "quotes", describe: quoteJson },
  { kind: "bar", kinds: "bars", describe: latestBarJson },
] as const;

/** Routes of what is latest. */
export function latestRoutes(core: Core): Hono<AccountEnv> {
  const routes = new Hono<AccountEnv>();
  for (const { kind, kinds, describe } of KINDS) {
    routes
      .get(`/${kinds}/latest`, (context) => {
        const answer = latestOfMany(core, context.req.query(), describe);
        return answer.ok
          ? context.json({ [kinds]: answer.found, ...answer.currency })
          : context.json(answer.body, answer.status);
      })
      .get(`/:symbol/${kinds}/latest`, (context) => {
        const symbol = context.req.param("symbol");
        const answer = latestOfOne(core, symbol, context.req.query(), { kind, describe });
        return answer.ok
          ? context.json({ ...answer.about, [kind]: answer.found })
          : context.json(answer.body, answer.status);
      });
  }
  return routes
    .get("/snapshots", (context) => {
      const answer = latestOfMany(core, context.req.query(), snapshotJson);
      return answer.ok ? context.json(answer.found) : context.json(answer.body, answer.status);
    })
    .get("/:symbol/snapshot", (context) => {
      const symbol = context.req.param("symbol");
      const of = { kind: "snapshot", describe: snapshotJson };
      const answer = latestOfOne(core, symbol, context.req.query(), of);
      return answer.ok
        ? context.json({ ...answer.about, ...answer.found })
        : context.json(answer.body, answer.status);
    });
}
