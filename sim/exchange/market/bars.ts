/** Bars of days and of minutes, from what has traded so far, and bars made of bars. */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { midnightOf, sessionOf } from "../calendar/trading-days.ts";
import type { DailyRow } from "./market-data.ts";
import type { Prices, Tape } from "./prices.ts";

/**
 * Open, high, low, last price (dollars) and volume (shares) of a span of time that begins at `start` (epoch ms).
 * Days and what is made of them begin at New York's midnight.
 */
export interface Bar {
  readonly start: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Shares of the day's volume that have traded by an instant (epoch ms) of its session: it gathers evenly. */
export function volumeUntil(row: DailyRow, session: Session, instant: number): number {
  return Math.floor(row.volume * ((instant - session.open) / (session.close - session.open)));
}

/** The ticker's day as far as its tape has gone, or the whole of its last one. */
export function dayBar(prices: Prices, symbol: string, tape: Tape): Bar {
  const { row, last, time } = tape;
  const session = sessionOf(row.date);
  if (!tape.trading || !session) return rowBar(row);
  const path = prices.pathSoFar(symbol, time);
  return {
    start: midnightOf(row.date),
    open: row.open,
    high: Math.max(row.open, last, ...path),
    low: Math.min(row.open, last, ...path),
    close: last,
    volume: volumeUntil(row, session, time),
  };
}

/** A whole day. */
export function rowBar(row: DailyRow): Bar {
  const { open, high, low, close, volume } = row;
  return { start: midnightOf(row.date), open, high, low, close, volume };
}

/** Bars that follow each other, in order of time and at least one, as a single bar that begins at `start` (epoch ms). */
export function combined(start: number, [first, ...others]: readonly [Bar, ...Bar[]]): Bar {
  let { high, low, close, volume } = first;
  for (const bar of others) {
    high = Math.max(high, bar.high);
    low = Math.min(low, bar.low);
    close = bar.close;
    volume += bar.volume;
  }
  return { start, open: first.open, high, low, close, volume };
}

/** Bars in order of time, those with the same start by `startOf` (epoch ms of a bar's own start) made into one. */
export function grouped(bars: readonly Bar[], startOf: (start: number) => number): Bar[] {
  const groups: { start: number; bars: [Bar, ...Bar[]] }[] = [];
  for (const bar of bars) {
    const start = startOf(bar.start);
    const group = groups.at(-1);
    if (group?.start === start) group.bars.push(bar);
    else groups.push({ start, bars: [bar] });
  }
  return groups.map((group) => combined(group.start, group.bars));
}
