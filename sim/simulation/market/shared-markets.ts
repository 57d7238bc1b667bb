/** The markets that fault plans are drawn on: a few, made once, so that thousands of plans can share them. */
import { fractionAt, hash } from "../../exchange/random/hash.ts";
import { type DayPrices, type SimulatedMarket, simulatedMarket, still } from "./simulated-market.ts";

export const SYMBOLS = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"] as const;
export const SIGNAL = "SIGNAL";
/** What owners hold beside their strategies. */
export const KEEPSAKE = "KEEP";
/** What SIGNAL stands on either side of, dollars. */
export const THRESHOLD = 100;

export interface SharedMarket extends SimulatedMarket {
  /** New York dates on which plans may trade, in order. */
  readonly dates: readonly string[];
  /** Dollars: the price that a symbol reaches ten minutes before the close of a date. */
  closeOn(symbol: string, date: string): number;
}

const PERIODS = [
  { from: "2026-08-03", to: "2026-08-21", dates: ["2026-08-18", "2026-08-19", "2026-08-20", "2026-08-21"] },
  // The second of these days closes at 13:00.
  { from: "2026-11-09", to: "2026-12-01", dates: ["2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01"] },
] as const;
/** Of the markets for eventful plans, which go on for longer. */
const LONG_PERIODS = [
  {
    from: "2026-08-03",
    to: "2026-08-31",
    dates: ["2026-08-18", "2026-08-19", "2026-08-20", "2026-08-21", "2026-08-24", "2026-08-25", "2026-08-26"],
  },
  // The third of these days closes at 13:00.
  {
    from: "2026-11-09",
    to: "2026-12-04",
    dates: ["2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"],
  },
] as const;
const VARIANTS = 4;
export const MARKETS: number = PERIODS.length * VARIANTS;

const LEAST_PRICE = 8;
const PRICE_RANGE = 400;
/** A day's move and a day's range, as fractions. */
const MOVE = 0.06;
const RANGE = 0.02;

function cents(price: number): number {
  return Math.round(price * 100) / 100;
}

function pricesOf(seed: number, symbol: string, index: number): DayPrices {
  const draw = (what: string) => fractionAt(hash(seed, symbol, what), index);
  if (symbol === SIGNAL) return still(draw("side") < 0.5 ? THRESHOLD - 5 : THRESHOLD + 5);
  const base = LEAST_PRICE + PRICE_RANGE * fractionAt(hash(seed, symbol), 0) ** 2;
  const close = cents(base * (1 + MOVE * (draw("close") - 0.5)));
  // Half of the symbols stand still all day.
  if (fractionAt(hash(seed, symbol), 1) < 0.5) return still(close);
  const open = cents(close * (1 + RANGE * (draw("open") - 0.5)));
  const high = cents(Math.max(open, close) * (1 + (RANGE * draw("high")) / 2));
  const low = cents(Math.min(open, close) * (1 - (RANGE * draw("low")) / 2));
  return { open, high, low, close };
}

function makeMarket(number: number): SharedMarket {
  const seed = hash("shared market", number);
  const isLong = number >= MARKETS;
  const periods = isLong ? LONG_PERIODS : PERIODS;
  const period = periods[number % periods.length] ?? periods[0];
  const symbols = [SIGNAL, ...SYMBOLS, ...(isLong ? [KEEPSAKE] : [])];
  const market = simulatedMarket(symbols, period.from, period.to, (symbol, index) =>
    pricesOf(seed, symbol, index),
  );
  return {
    ...market,
    dates: period.dates,
    closeOn(symbol, date) {
      const row = market.data.get(symbol)?.rows.find((candidate) => candidate.date === date);
      if (!row) throw new Error(`${symbol} has no price on ${date}`);
      return row.close;
    },
  };
}

const made = new Map<number, SharedMarket>();

/** One of the `MARKETS`; from there on as many that go on for longer. */
export function sharedMarket(number: number): SharedMarket {
  const market = made.get(number) ?? makeMarket(number);
  made.set(number, market);
  return market;
}
