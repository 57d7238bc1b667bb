/** A row of Tiingo's IEX endpoint. */
import type { Core } from "../core.ts";
import { newYorkNanosecondTimestamp } from "../http/timestamps.ts";
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { dayBar } from "../market/bars.ts";
import { hash } from "../random/hash.ts";
import { tiingoTicker } from "./tickers.ts";

const ROUND_LOT = 100;

/**
 * The row of a symbol at the clock's instant, or as long before as the operator wants it to be old; `undefined`
 * when it is unknown or dropped. `timestamp` is the last trade: on New York's clock with nanoseconds in the session,
 * in UTC at the close after it. Without an agreement with IEX the last sale and the quote are null; with one they
 * are filled, the quote only while the symbol trades.
 */
export function quoteRow(
  core: Core,
  symbol: string,
): Readonly<Record<string, string | number | null>> | undefined {
  const { entitled: sold, dropped, stale } = core.tiingo.settings;
  const ticker = tiingoTicker(symbol);
  const tape = core.prices.tape(symbol, core.clock.now() - (stale[ticker] ?? 0));
  if (!tape || dropped.includes(ticker)) return undefined;
  const { last, bid, ask, time, trading } = tape;
  const draw = hash(core.seed, symbol, time, "iex");
  const today = dayBar(core.prices, symbol, tape);
  const timestamp = trading
    ? newYorkNanosecondTimestamp(time, draw)
    : `${utcTimestamp(time).slice(0, 19)}+00:00`;
  const quoted = sold && trading;
  return {
    ticker,
    timestamp,
    lastSaleTimestamp: sold ? timestamp : null,
    quoteTimestamp: sold ? timestamp : null,
    open: today.open,
    high: today.high,
    low: today.low,
    mid: quoted ? Number(((bid + ask) / 2).toFixed(6)) : null,
    tngoLast: last,
    last: sold ? last : null,
    lastSize: sold ? 1 + (draw % 400) : null,
    bidSize: quoted ? ROUND_LOT * (1 + (draw % 9)) : null,
    bidPrice: quoted ? bid : null,
    askPrice: quoted ? ask : null,
    askSize: quoted ? ROUND_LOT * (1 + ((draw >>> 8) % 9)) : null,
    volume: today.volume,
    prevClose: tape.previous?.close ?? tape.row.close,
  };
}
