/** Tiingo's IEX history within the day, from the same minutes as the broker's bars. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { midnightOf } from "../calendar/trading-days.ts";
import { minuteTimestamp } from "../http/timestamps.ts";
import { barsOf } from "../market/bar-history.ts";
import type { Prices } from "../market/prices.ts";

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1_440;
/** No answer has more rows than this; the newest are kept. */
const MOST_ROWS = 10_000;

export interface IntradayRow {
  /** The start of the bar in UTC. */
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Shares. */
  readonly volume: number;
}

/** The minutes of a `resampleFreq` such as `5min` or `2hour`, less than a day; `undefined` when it is none. */
export function parseFrequency(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,4})(min|hour)$/i.exec(text) ?? [];
  const minutes = Number(digits) * (unit?.toLowerCase() === "hour" ? MINUTES_PER_HOUR : 1);
  return minutes >= 1 && minutes < MINUTES_PER_DAY ? minutes : undefined;
}

/**
 * The bars of a symbol from one New York date to another (both included), in order of time and as they traded, as
 * far as whole minutes have gone at an instant (epoch ms).
 */
export function intradayRows(
  prices: Prices,
  symbol: string,
  { minutes, from, to, now }: { minutes: number; from: string; to: string; now: number },
): IntradayRow[] {
  const rows: IntradayRow[] = [];
  const newest = barsOf(prices, symbol, {
    timeframe: { unit: "minute", minutes },
    from: midnightOf(from),
    to: midnightOf(addDays(to, 1)) - 1,
    until: now,
    now,
    adjustment: { splits: false, dividends: false },
    newestFirst: true,
  });
  for (const { start, open, high, low, close, volume } of newest) {
    rows.push({ date: `${minuteTimestamp(start).slice(0, -1)}.000Z`, open, high, low, close, volume });
    if (rows.length === MOST_ROWS) break;
  }
  return rows.toReversed();
}
