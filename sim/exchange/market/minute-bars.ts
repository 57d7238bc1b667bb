/**
 * Bars of whole minutes, read off the prices that quotes and executions follow. A minute holds what traded from its
 * first second to its last; the last minute of a session also holds the closing price.
 */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { sessionOf } from "../calendar/trading-days.ts";
import { volumeUntil } from "./bars.ts";
import type { Bar } from "./bars.ts";
import { settlingInstant } from "./day-path.ts";
import type { DailyRow } from "./market-data.ts";
import type { Prices, Tape } from "./prices.ts";

const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;

function minuteBar(prices: Prices, symbol: string, row: DailyRow, session: Session, start: number): Bar {
  const end = start + MINUTE_MS;
  const priceAt = (instant: number) => prices.lastPrice(symbol, instant) ?? row.close;
  const open = priceAt(start);
  const last = priceAt(end - SECOND_MS);
  const close = end === session.close ? row.close : last;
  let high = Math.max(open, last, close);
  let low = Math.min(open, last, close);
  // Up to the settling the price moves one way between two minutes; after it, it swings within a minute.
  if (start > settlingInstant(session)) {
    for (let instant = start + SECOND_MS; instant < end - SECOND_MS; instant += SECOND_MS) {
      const price = priceAt(instant);
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
  }
  const volume = volumeUntil(row, session, end) - volumeUntil(row, session, start);
  return { start, open, high, low, close, volume };
}

/** The minutes of a day's session that have ended by an instant (epoch ms), in order. */
export function minuteBars(prices: Prices, symbol: string, row: DailyRow, instant: number): Bar[] {
  const session = sessionOf(row.date);
  const bars: Bar[] = [];
  if (!session) return bars;
  const last = Math.min(instant, session.close) - MINUTE_MS;
  for (let start = session.open; start <= last; start += MINUTE_MS) {
    bars.push(minuteBar(prices, symbol, row, session, start));
  }
  return bars;
}

interface KnownBar {
  readonly row: DailyRow;
  readonly bar: Bar;
}

/** The minute of each ticker that was asked for last: it is over, and everybody asks for the same one. */
const lastBars = new WeakMap<Prices, Map<string, KnownBar>>();

function knownMinuteBar(prices: Prices, symbol: string, row: DailyRow, session: Session, start: number): Bar {
  const bars = lastBars.get(prices) ?? new Map<string, KnownBar>();
  lastBars.set(prices, bars);
  const known = bars.get(symbol);
  if (known?.row === row && known.bar.start === start) return known.bar;
  const bar = minuteBar(prices, symbol, row, session, start);
  bars.set(symbol, { row, bar });
  return bar;
}

/**
 * The last whole minute that a ticker with this tape has traded in: of the session before in the first minute of
 * one. `undefined` in the first minute of its first session.
 */
export function lastMinuteBar(prices: Prices, symbol: string, tape: Tape): Bar | undefined {
  const session = sessionOf(tape.row.date);
  if (!session) return undefined;
  const start = Math.floor(tape.time / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  if (start >= session.open) return knownMinuteBar(prices, symbol, tape.row, session, start);
  const { previous } = tape;
  const before = previous && sessionOf(previous.date);
  return previous && before && knownMinuteBar(prices, symbol, previous, before, before.close - MINUTE_MS);
}
