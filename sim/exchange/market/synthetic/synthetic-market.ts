/** The built-in market: invented prices for familiar tickers, the same for the same seed. */
import type { DailyRow, Listing, MarketData } from "../market-data.ts";
import { adjusted } from "./adjustment.ts";
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

/**
 * The built-in market of a seed (an integer) up to and including a New York date. Each ticker's rows are made
 * when they are first asked for; neither the order of asking nor a later end changes a day's plain prices.
 */
export function syntheticMarket({ seed, through }: { seed: number; through: string }): MarketData {
  const sessions = once(() => sessionDatesThrough(through));
  const factors = once(() => factorReturns(seed, sessions().length));
  const days = new Map<string, () => readonly PlainDay[]>();
  const daysOf = (ticker: string) => days.get(ticker)?.() ?? [];
  const make = (security: SyntheticSecurity) =>
    security.kind === "factor"
      ? factorDays(security, sessions(), factors(), seed)
      : leveragedDays(security, daysOf(security.underlying), seed);
  const market = new Map<string, Listing>();
  for (const security of securities) {
    days.set(
      security.ticker,
      once(() => make(security)),
    );
    const rows = once((): readonly DailyRow[] => adjusted(daysOf(security.ticker)));
    market.set(security.ticker, {
      name: security.name,
      exchange: security.exchange,
      get rows() {
        return rows();
      },
    });
  }
  return market;
}
