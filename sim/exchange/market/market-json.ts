/** Trades, quotes, bars and snapshots as the market-data API writes them. Prices are JSON numbers in dollars. */
import type { Parts } from "../parts.ts";
import { nanosecondTimestamp, minuteTimestamp } from "../http/timestamps.ts";
import { dayBar, rowBar } from "./bars.ts";
import type { Bar } from "./bars.ts";
import { iexQuote } from "./iex-quote.ts";
import { lastMinuteBar } from "./minute-bars.ts";
import type { Tape } from "./prices.ts";
import { hash } from "../random/hash.ts";

/** Average size of a trade in shares. */
const SHARES_PER_TRADE = 100;
const ROUND_LOT = 100;

/** The last trade of a symbol whose tape this is. */
export function tradeJson(core: Pick<Parts, "seed">, symbol: string, tape: Tape) {
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

/** On which exchange a side of a quote stands, and for how many shares; a side that is not there has a blank and none. */
function sideOf(price: number, draw: number): { exchange: string; size: number } {
  return price === 0 ? { exchange: " ", size: 0 } : { exchange: "V", size: ROUND_LOT * (1 + (draw % 9)) };
}

/** The quote of a symbol whose tape this is, as a feed shows it; sizes in shares. */
export function quoteJson(core: Pick<Parts, "seed" | "settings">, symbol: string, tape: Tape, feed: string) {
  const draw = hash(core.seed, symbol, tape.time, "quote");
  const { bid, ask } = feed === "iex" ? iexQuote(core, symbol, tape) : tape;
  const [bids, asks] = [sideOf(bid, draw >>> 8), sideOf(ask, draw)];
  return {
    t: nanosecondTimestamp(tape.time, draw),
    ax: asks.exchange,
    ap: ask,
    as: asks.size,
    bx: bids.exchange,
    bp: bid,
    bs: bids.size,
    c: ["R"],
    z: "B",
  };
}

/** A bar; its average price is that of its open, high, low and close, its trades are of a hundred shares each. */
export function barJson({ start, open, high, low, close, volume }: Bar) {
  return {
    t: minuteTimestamp(start),
    o: open,
    h: high,
    l: low,
    c: close,
    v: volume,
    n: Math.ceil(volume / SHARES_PER_TRADE),
    vw: Number(((open + high + low + close) / 4).toFixed(6)),
  };
}

/** The last whole minute of a symbol whose tape this is; `undefined` before its first one has ended. */
export function latestBarJson(core: Parts, symbol: string, tape: Tape) {
  const bar = lastMinuteBar(core.prices, symbol, tape);
  return bar && barJson(bar);
}

/** Everything of the above, the day so far and the day before, where there are such. */
export function snapshotJson(core: Parts, symbol: string, tape: Tape, feed: string) {
  const minuteBar = latestBarJson(core, symbol, tape);
  return {
    latestTrade: tradeJson(core, symbol, tape),
    latestQuote: quoteJson(core, symbol, tape, feed),
    ...(minuteBar ? { minuteBar } : {}),
    dailyBar: barJson(dayBar(core.prices, symbol, tape)),
    ...(tape.previous ? { prevDailyBar: barJson(rowBar(tape.previous)) } : {}),
  };
}
