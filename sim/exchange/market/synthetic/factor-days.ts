/** The days of a security that the factors drive. */
import { randomFractions, randomNormals } from "../../random/generator.ts";
import { hash } from "../../random/hash.ts";
import type { FactorReturns } from "./factors.ts";
import { dayPrices, splitDue } from "./plain-days.ts";
import type { PlainDay } from "./plain-days.ts";
import type { FactorSecurity } from "./security.ts";
import { clusteredShocks } from "./volatility.ts";

const DAYS_A_YEAR = 252;
/** Share of a day's move that happens before the open. */
const OVERNIGHT = 0.35;
const DIVIDENDS_A_YEAR = 4;
const LEAST_PRICE = 0.01;

/**
 * The security's days over the sessions (New York dates) from its first one on; `factors` belong to the same
 * sessions, `exDates` are the ex-dividend days among them. On such a day the price falls by the dividend; on a split
 * it is divided.
 */
export function factorDays(
  security: FactorSecurity,
  sessions: readonly string[],
  factors: readonly FactorReturns[],
  exDates: ReadonlySet<string>,
  seed: number,
): PlainDay[] {
  const { drift, price, volume } = security;
  const { equity = 0, rates = 0, gold = 0, commodity = 0 } = security.loadings;
  const volatility = security.volatility / Math.sqrt(DAYS_A_YEAR);
  const fractions = randomFractions(hash(seed, "security", security.ticker));
  const normals = randomNormals(fractions);
  const ownShock = clusteredShocks(normals, fractions);
  const days: PlainDay[] = [];
  let exact = price;
  let previous: PlainDay | undefined;
  for (const [index, date] of sessions.entries()) {
    const factor = factors[index];
    if (date < security.since || !factor) continue;
    const common =
      equity * factor.equity + rates * factor.rates + gold * factor.gold + commodity * factor.commodity;
    const move = Math.max(-0.9, common + volatility * ownShock() + drift / DAYS_A_YEAR);
    const divCash =
      security.yield > 0 && previous && exDates.has(date)
        ? Number(((previous.close * security.yield) / DIVIDENDS_A_YEAR).toFixed(4))
        : 0;
    const splitFactor = previous && divCash === 0 ? splitDue(previous.close, security.splits) : 1;
    const start = Math.max(LEAST_PRICE, (exact - divCash) / splitFactor);
    const gap = OVERNIGHT * move + 0.25 * Math.abs(move) * normals();
    const reach = 0.3 * Math.abs(move) + volatility * 0.4 + 0.0004;
    const { open, high, low, close } = dayPrices(start, {
      open: gap,
      close: move,
      high: Math.max(gap, move) + reach * Math.abs(normals()) * 0.6,
      low: Math.min(gap, move) - reach * Math.abs(normals()) * 0.6,
    });
    const busy = Math.exp(0.25 * normals() + 8 * Math.min(0.1, Math.abs(move)));
    previous = { date, open, high, low, close, volume: Math.round(volume * busy), divCash, splitFactor };
    days.push(previous);
    exact = start * (1 + move);
  }
  return days;
}
