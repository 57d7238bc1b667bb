/** Twenty tickers with twenty years of history, for accounts that go from one half of them to the other. */
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import { stillMarket } from "../prices/still-market.ts";

export const DATE = "2026-11-20";
const FROM = "2006-11-20";

/** What the accounts hold at first, and what their strategies want. */
export const HELD: readonly string[] = Array.from({ length: 10 }, (_, index) => `T${index}`);
export const WANTED: readonly string[] = Array.from({ length: 10 }, (_, index) => `T${index + 10}`);

/** Prices that go up and down over the years, another way for each ticker, and stand still within a day. */
export function twentyTickers(): MarketData {
  return stillMarket(HELD.length + WANTED.length, FROM, DATE, (ticker, session) => {
    const wave = Math.sin(session / (7 + ticker)) + Math.sin(session / (151 + ticker));
    return Math.round((100 + 10 * wave) * 100) / 100;
  });
}

/** A tree that looks at what is held and at what is wanted, and always wants the second. */
export function tree(): unknown {
  const conditions = [...HELD, ...WANTED].map((ticker, index) => ({
    id: `c${index}`,
    type: index === 0 ? "if" : "and",
    metric: "Relative Strength Index",
    window: 14,
    ticker,
    comparator: "lt",
    threshold: "101",
  }));
  return {
    id: "root",
    kind: "indicator",
    conditions,
    children: {
      then: [{ id: "wanted", kind: "position", positions: WANTED }],
      else: [{ id: "held", kind: "position", positions: HELD }],
    },
  };
}
