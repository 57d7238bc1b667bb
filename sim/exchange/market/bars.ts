/** Bars of the day that is under way, from what has traded so far. */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import type { DailyRow } from "./market-data.ts";
import type { Prices, Tape } from "./prices.ts";

const MINUTE_MS = 60_000;
const SAMPLE_MS = 10_000;
/** A full session, for the volume of its average minute. */
const SESSION_MS = 23_400_000;

/** Open, high, low, last price (dollars) and volume (shares) of a span of time that begins at `start` (epoch ms). */
export interface Bar {
  readonly start: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/**
 * The ticker's day as far as its tape has gone, or the whole of its last one; `session` is the one that began
 * last. Volume gathers evenly over the session.
 */
export function dayBar(prices: Prices, symbol: string, tape: Tape, session: Session): Bar {
  const { row, last, time } = tape;
  if (!tape.trading) return rowBar(row, session.open);
  const path = prices.pathSoFar(symbol, time);
  const share = (time - session.open) / (session.close - session.open);
  return {
    start: session.open,
    open: row.open,
    high: Number(Math.max(row.open, last, ...path).toFixed(6)),
    low: Number(Math.min(row.open, last, ...path).toFixed(6)),
    close: last,
    volume: Math.floor(row.volume * share),
  };
}

/** A whole day as a bar that begins at `start` (epoch ms). */
export function rowBar(row: DailyRow, start: number): Bar {
  return { start, open: row.open, high: row.high, low: row.low, close: row.close, volume: row.volume };
}

/** The minute that holds the ticker's last trade, up to that trade. */
export function minuteBar(prices: Prices, symbol: string, tape: Tape): Bar {
  const start = Math.floor((tape.trading ? tape.time : tape.time - 1) / MINUTE_MS) * MINUTE_MS;
  const samples: number[] = [];
  for (let at = start; at < tape.time; at += SAMPLE_MS) {
    samples.push(prices.lastPrice(symbol, at) ?? tape.last);
  }
  samples.push(tape.last);
  return {
    start,
    open: samples[0] ?? tape.last,
    high: Math.max(...samples),
    low: Math.min(...samples),
    close: tape.last,
    volume: Math.floor((tape.row.volume * MINUTE_MS) / SESSION_MS),
  };
}
