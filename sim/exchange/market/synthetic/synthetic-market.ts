/** The built-in market: invented prices for familiar tickers, the same for the same seed. */
import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import type { DailyRow, Listing } from "../market-data.ts";
import { adjusted, adjustedBars } from "./adjustment.ts";
import { exDatesOf } from "./ex-dates.ts";
import { factorDays } from "./factor-days.ts";
import { factorReturns } from "./factors.ts";
import { leveragedDays } from "./leveraged-days.ts";
import type { PlainDay } from "./plain-days.ts";
import { securities } from "./securities.ts";
import type { SyntheticSecurity } from "./security.ts";
import { sessionDatesThrough } from "./session-dates.ts";

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The built-in market; it has a ticker's bars without making its rows, which takes longer than making its days. */
export class SyntheticMarket extends Map<string, Listing> {
  readonly #days: ReadonlyMap<string, () => readonly PlainDay[]>;

  constructor(
    listings: Iterable<readonly [string, Listing]>,
    days: ReadonlyMap<string, () => readonly PlainDay[]>,
  ) {
    super(listings);
    this.#days = days;
  }

  /** The adjusted daily bars of a ticker; `undefined` for an unknown one. */
  bars(ticker: string): DailyBars | undefined {
    const days = this.#days.get(ticker);
    return days && adjustedBars(days());
  }
}

/**
 * The built-in market of a seed (an integer) up to and including a New York date. Each ticker's days are made
 * when they are first asked for; neither the order of asking nor a later end changes a day's plain prices.
 */
export function syntheticMarket({ seed, through }: { seed: number; through: string }): SyntheticMarket {
  const sessions = once(() => sessionDatesThrough(through));
  const factors = once(() => factorReturns(seed, sessions().length));
  const exDates = once(() => exDatesOf(sessions()));
  const days = new Map<string, () => readonly PlainDay[]>();
  const daysOf = (ticker: string) => days.get(ticker)?.() ?? [];
  const make = (security: SyntheticSecurity) =>
    security.kind === "factor"
      ? factorDays(security, sessions(), factors(), exDates(), seed)
      : leveragedDays(security, daysOf(security.underlying), seed);
  const listings = securities.map((security): [string, Listing] => {
    const { ticker, name, exchange } = security;
    days.set(
      ticker,
      once(() => make(security)),
    );
    const rows = once((): readonly DailyRow[] => adjusted(daysOf(ticker)));
    return [
      ticker,
      {
        name,
        exchange,
        get rows() {
          return rows();
        },
      },
    ];
  });
  return new SyntheticMarket(listings, days);
}
