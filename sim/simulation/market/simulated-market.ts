/** Markets that simulations are played on, and what the platform's store holds of them on a day. */
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { writeBars } from "../../../src/market/bars/store.ts";
import type { DailyRow, Listing, MarketData } from "../../exchange/market/market-data.ts";
import { asNamespace, type Entry, KeyValueStore } from "../platform/key-value-store.ts";

const VOLUME = 1_000_000;

/** The prices of one day, dollars. */
export interface DayPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** A day on which the price stands still. */
export function still(price: number): DayPrices {
  return { open: price, high: price, low: price, close: price };
}

function row(date: string, { open, high, low, close }: DayPrices): DailyRow {
  return {
    date,
    open,
    high,
    low,
    close,
    volume: VOLUME,
    adjOpen: open,
    adjHigh: high,
    adjLow: low,
    adjClose: close,
    adjVolume: VOLUME,
    divCash: 0,
    splitFactor: 1,
  };
}

export interface SimulatedMarket {
  readonly data: MarketData;
  /** The histories as the platform has stored them before a session (New York date): up to the one before. */
  entriesBefore(date: string): Promise<ReadonlyMap<string, Entry>>;
}

/** The bars of a listing up to the session before a date (New York). */
export function barsBefore({ rows }: Listing, date: string): DailyBars {
  const past = rows.filter((candidate) => candidate.date < date);
  const column = (read: (candidate: DailyRow) => number) => Float64Array.from(past, read);
  return {
    dates: past.map((candidate) => candidate.date),
    open: column(({ open }) => open),
    high: column(({ high }) => high),
    low: column(({ low }) => low),
    close: column(({ close }) => close),
    volume: column(({ volume }) => volume),
  };
}

/**
 * A market over all sessions from one date to another (New York); `pricesOn` gives the prices of a symbol on the n-th of
 * them.
 */
export function simulatedMarket(
  symbols: readonly string[],
  from: string,
  to: string,
  pricesOn: (symbol: string, index: number, date: string) => DayPrices,
): SimulatedMarket {
  const sessions = sessionsBetween(from, to);
  const data = new Map(
    symbols.map((symbol): [string, Listing] => [
      symbol,
      { name: symbol, rows: sessions.map(({ date }, index) => row(date, pricesOn(symbol, index, date))) },
    ]),
  );
  const known = new Map<string, Promise<ReadonlyMap<string, Entry>>>();
  const entriesBefore = async (date: string) => {
    const store = new KeyValueStore();
    const namespace = asNamespace(store, async (_name, effect) => effect());
    for (const [symbol, listing] of data) {
      await writeBars(namespace, symbol, barsBefore(listing, date), newYorkInstant(date, "06:00"));
    }
    return store.entries;
  };
  return {
    data,
    entriesBefore(date) {
      const entries = known.get(date) ?? entriesBefore(date);
      known.set(date, entries);
      return entries;
    },
  };
}
