/** `/v2/stocks`: latest trades, latest quotes and snapshots. Prices are JSON numbers in dollars. */
import { Hono } from "hono";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { lastSessionBegun } from "../calendar/trading-days.ts";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { unprocessable } from "../http/refusal.ts";
import { nanosecondTimestamp } from "../http/timestamps.ts";
import { dayBar, minuteBar, rowBar } from "../market/bars.ts";
import type { Bar } from "../market/bars.ts";
import type { Tape } from "../market/prices.ts";
import { hash } from "../random/hash.ts";

const FEEDS = new Set(["iex", "delayed_sip", "sip", "otc", "boats", "overnight"]);
/** Average size of a trade in shares. */
const SHARES_PER_TRADE = 100;

function tradeJson(core: Core, symbol: string, tape: Tape) {
  const draw = hash(core.seed, symbol, tape.time);
  return {
    t: nanosecondTimestamp(tape.time, draw),
    x: "V",
    p: tape.last,
    s: 1 + (draw % 400),
    c: ["@"],
    i: draw,
    z: "B",
  };
}

function quoteJson(core: Core, symbol: string, tape: Tape) {
  const draw = hash(core.seed, symbol, tape.time, "quote");
  return {
    t: nanosecondTimestamp(tape.time, draw),
    ax: "V",
    ap: tape.ask,
    as: 100 * (1 + (draw % 9)),
    bx: "V",
    bp: tape.bid,
    bs: 100 * (1 + ((draw >>> 8) % 9)),
    c: ["R"],
    z: "B",
  };
}

function barJson(bar: Bar) {
  const { start, open, high, low, close, volume } = bar;
  return {
    t: nanosecondTimestamp(start, 0),
    o: open,
    h: high,
    l: low,
    c: close,
    v: volume,
    n: Math.ceil(volume / SHARES_PER_TRADE),
    vw: Number(((open + high + low + close) / 4).toFixed(6)),
  };
}

function snapshotJson(core: Core, symbol: string, tape: Tape) {
  const { row, previous } = tape;
  const session = lastSessionBegun(core.clock.now());
  const midnight = (date: string) => newYorkInstant(date, "00:00");
  const today = dayBar(core.prices, symbol, tape, session);
  return {
    latestTrade: tradeJson(core, symbol, tape),
    latestQuote: quoteJson(core, symbol, tape),
    minuteBar: barJson(minuteBar(core.prices, symbol, tape)),
    dailyBar: barJson({ ...today, start: midnight(row.date) }),
    ...(previous ? { prevDailyBar: barJson(rowBar(previous, midnight(previous.date))) } : {}),
  };
}

type Asked =
  | { readonly ok: true; readonly bySymbol: Record<string, unknown> }
  | { readonly ok: false; readonly status: 400 | 403; readonly body: Record<string, unknown> };

/** What `answer` makes of each symbol asked for; unknown ones are left out. */
function bySymbol(
  core: Core,
  query: Readonly<Record<string, string | undefined>>,
  answer: (core: Core, symbol: string, tape: Tape) => unknown,
): Asked {
  const { symbols = "", feed = "iex" } = query;
  if (symbols === "") return { ok: false, status: 400, body: { message: "symbols is required" } };
  if (!FEEDS.has(feed)) return { ok: false, status: 400, body: { message: `invalid feed: ${feed}` } };
  if (feed === "sip") {
    const { code, message } = unprocessable("subscription does not permit querying recent SIP data");
    return { ok: false, status: 403, body: { code, message } };
  }
  const answers: Record<string, unknown> = {};
  for (const symbol of symbols.split(",")) {
    if (!/^[A-Z0-9]+(\.[A-Z0-9]+)*$/.test(symbol)) {
      return { ok: false, status: 400, body: { message: `invalid symbol: ${symbol}` } };
    }
    const tape = core.prices.tape(symbol, core.clock.now());
    if (tape) answers[symbol] = answer(core, symbol, tape);
  }
  return { ok: true, bySymbol: answers };
}

/** Routes below `/v2/stocks`. */
export function stockDataRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/trades/latest", (context) => {
      const asked = bySymbol(core, context.req.query(), tradeJson);
      return asked.ok ? context.json({ trades: asked.bySymbol }) : context.json(asked.body, asked.status);
    })
    .get("/quotes/latest", (context) => {
      const asked = bySymbol(core, context.req.query(), quoteJson);
      return asked.ok ? context.json({ quotes: asked.bySymbol }) : context.json(asked.body, asked.status);
    })
    .get("/snapshots", (context) => {
      const asked = bySymbol(core, context.req.query(), snapshotJson);
      return asked.ok ? context.json(asked.bySymbol) : context.json(asked.body, asked.status);
    });
}
