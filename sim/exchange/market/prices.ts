/**
 * What the market shows of a ticker at an instant. Everything follows from the seed, the ticker, the date and
 * the instant: asking twice, or in another order, gives the same answer. Prices move on whole seconds.
 */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { lastSessionBegun, sessionOf } from "../calendar/trading-days.ts";
import { hash } from "../random/hash.ts";
import { dayPath, settlingInstant } from "./day-path.ts";
import type { DailyRow, MarketData } from "./market-data.ts";
import { quoteAround, spreadOf, toTick } from "./quote.ts";
import type { Quote } from "./quote.ts";
import { Series } from "./series.ts";
import { wiggle } from "./wiggle.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** The width of quotes in basis points of the price, by symbol, instead of what the listings say. */
export type Spreads = Readonly<Record<string, number>>;

/** A ticker as the market shows it at an instant. */
export interface Tape extends Quote {
  /** Price of the last trade, dollars; the official close after the session. */
  readonly last: number;
  /** When it traded and was quoted last, epoch ms. */
  readonly time: number;
  /** Whether its session is under way and it trades today. */
  readonly trading: boolean;
  /** The row of the day it last traded, which is today's from the open on; not all of it has happened yet. */
  readonly row: DailyRow;
  /** The row of the trading day before that one. */
  readonly previous: DailyRow | undefined;
}

interface Day {
  readonly row: DailyRow;
  readonly session: Session;
  readonly seed: number;
  readonly path: Float64Array;
  readonly spread: number;
  readonly leansUp: boolean;
  /** The last trades by the minute, as far as somebody has asked. */
  readonly printed: number[];
  /** What was asked for last: accounts are valued with every order, and prices move on whole seconds. */
  shown: Tape | undefined;
}

export class Prices {
  readonly market: MarketData;
  readonly #seed: number;
  readonly #spreads: Spreads;
  readonly #series = new Map<string, Series>();
  readonly #days = new Map<string, Day>();

  constructor(market: MarketData, seed: number, spreads: Spreads = {}) {
    this.market = market;
    this.#seed = seed;
    this.#spreads = spreads;
  }

  /** The rows of a ticker, or `undefined` when the market does not know it. */
  series(symbol: string): Series | undefined {
    const listing = this.market.get(symbol);
    if (!listing) return undefined;
    const known = this.#series.get(symbol);
    if (known?.listing === listing) return known;
    const series = new Series(listing);
    this.#series.set(symbol, series);
    return series;
  }

  /** The ticker at an instant (epoch ms), or `undefined` when it is unknown or has not been listed yet. */
  tape(symbol: string, instant: number): Tape | undefined {
    const series = this.series(symbol);
    if (!series) return undefined;
    const session = lastSessionBegun(instant);
    const place = series.placeAt(session.date);
    const row = series.row(place);
    if (!row) return undefined;
    const previous = series.row(place - 1);
    const tradesToday = row.date === session.date;
    if (tradesToday && instant < session.close) {
      const day = this.#day(symbol, series, row, session);
      const time = session.open + Math.floor((instant - session.open) / SECOND_MS) * SECOND_MS;
      if (day.shown?.time === time && day.shown.previous === previous) return day.shown;
      const middle = middleAt(day, time);
      const quote = quoteAround(middle, day.spread, day.leansUp);
      day.shown = { ...quote, last: lastTrade(day, middle, time), time, trading: true, row, previous };
      return day.shown;
    }
    const quote = quoteAround(row.close, this.#spread(symbol, series, row), true);
    const time = sessionOf(row.date)?.close ?? newYorkInstant(row.date, "16:00");
    return { ...quote, last: row.close, time, trading: false, row, previous };
  }

  /** The price of the last trade in dollars at an instant (epoch ms); `undefined` as for `tape`. */
  lastPrice(symbol: string, instant: number): number | undefined {
    return this.tape(symbol, instant)?.last;
  }

  /**
   * The last trades by the minute of the day that `tape` shows, up to the instant (epoch ms): what has traded so
   * far. Between two minutes the price moves one way, so that none of its extremes is missing.
   */
  pathSoFar(symbol: string, instant: number): readonly number[] {
    const series = this.series(symbol);
    const session = lastSessionBegun(instant);
    const row = series?.rowOn(session.date);
    if (!series || !row) return [];
    const minutes = Math.floor((instant - session.open) / MINUTE_MS) + 1;
    const day = this.#day(symbol, series, row, session);
    const { path, printed } = day;
    for (let minute = printed.length; minute < Math.min(minutes, path.length); minute++) {
      printed.push(lastTrade(day, path[minute] ?? row.close, session.open + minute * MINUTE_MS));
    }
    return printed.slice(0, minutes);
  }

  #spread(symbol: string, series: Series, row: DailyRow): number {
    return spreadOf(row.close, this.#spreads[symbol] ?? series.listing.spreadBasisPoints);
  }

  #day(symbol: string, series: Series, row: DailyRow, session: Session): Day {
    const known = this.#days.get(symbol);
    if (known?.row === row) return known;
    const seed = hash(this.#seed, series.listing.pathSymbol ?? symbol, row.date);
    const day: Day = {
      row,
      session,
      seed,
      path: dayPath(row, session, seed),
      spread: this.#spread(symbol, series, row),
      leansUp: (seed & 1) === 1,
      printed: [],
      shown: undefined,
    };
    this.#days.set(symbol, day);
    return day;
  }
}

/** The middle of the market, unrounded: the path, then the close, then within half a spread of the close. */
function middleAt(day: Day, time: number): number {
  const settled = settlingInstant(day.session);
  if (Math.abs(time - settled) <= MINUTE_MS) return day.row.close;
  if (time > settled) return day.row.close + (wiggle(day.seed, time / SECOND_MS) * day.spread) / 2;
  const minutes = (time - day.session.open) / MINUTE_MS;
  const whole = Math.floor(minutes);
  const before = day.path[whole] ?? day.row.close;
  const after = day.path[whole + 1] ?? before;
  return before + (after - before) * (minutes - whole);
}

/**
 * The middle as a trade prints it: in ticks, or in hundredths of a cent near the close, inside the day's range. The
 * day's own open, high, low and close are printed as they are, whatever their decimals.
 */
function lastTrade(day: Day, middle: number, time: number): number {
  const { open, high, low, close } = day.row;
  if (middle === close || middle === open || middle === high || middle === low) return middle;
  const printed =
    time > settlingInstant(day.session) ? close + Number((middle - close).toFixed(4)) : toTick(middle);
  return Number(Math.min(Math.max(high, open), Math.max(Math.min(low, open), printed)).toFixed(6));
}
