/** Trades, quotes, bars and snapshots as the market-data API writes them. Prices are JSON numbers in dollars. */
import type { Parts } from "../parts.ts";
import { nanosecondTimestamp, minuteTimestamp } from "../http/timestamps.ts";
import { dayBar, rowBar } from "./bars.ts";
import type { Bar } from "./bars.ts";
import { lastMinuteBar } from "./minute-bars.ts";
import type { Tape } from "./prices.ts";
import { hash } from "../random/hash.ts";

/** Average size of a trade in shares. */
const SHARES_PER_TRADE = 100;

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

/** The quote of a symbol whose tape this is; sizes in shares. */
export function quoteJson(core: Pick<Parts, "seed">, symbol: string, tape: Tape) {
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
export function snapshotJson(core: Parts, symbol: string, tape: Tape) {
  const minuteBar = latestBarJson(core, symbol, tape);
  return {
    latestTrade: tradeJson(core, symbol, tape),
    latestQuote: quoteJson(core, symbol, tape),
    ...(minuteBar ? { minuteBar } : {}),
    dailyBar: barJson(dayBar(core.prices, symbol, tape)),
    ...(tape.previous ? { prevDailyBar: barJson(rowBar(tape.previous)) } : {}),
  };
}
