/** The daily returns of the factors that all securities share. */
import { randomFractions, randomNormals } from "../../random/generator.ts";
import { hash } from "../../random/hash.ts";
import { clusteredShocks } from "./volatility.ts";

/** One day's factor returns, as fractions. */
export interface FactorReturns {
  readonly equity: number;
  /** Return of a bond of one year's duration. */
  readonly rates: number;
  readonly gold: number;
  readonly commodity: number;
}

const DAYS_A_YEAR = 252;
/** Drift and volatility a year, as fractions. */
const EQUITY = { drift: 0.085, volatility: 0.175 } as const;
const RATES = { drift: 0.004, volatility: 0.0085 } as const;
const GOLD = { drift: 0.07, volatility: 0.16 } as const;
const COMMODITY = { drift: 0.02, volatility: 0.25 } as const;
/** Correlations with the shares' shock: bonds rise when shares fall, commodities move with them. */
const WITH_EQUITY = { rates: -0.3, gold: 0.05, commodity: 0.35 } as const;
/** Gold moves with bonds. */
const GOLD_WITH_RATES = 0.25;

function daily({ drift, volatility }: { drift: number; volatility: number }, shock: number): number {
  return drift / DAYS_A_YEAR + (volatility / Math.sqrt(DAYS_A_YEAR)) * shock;
}

function mixed(correlation: number, common: number, own: number): number {
  return correlation * common + Math.sqrt(1 - correlation ** 2) * own;
}

/** The factors of the first `days` sessions of a seed's market; more days only add to the end. */
export function factorReturns(seed: number, days: number): FactorReturns[] {
  const shocks = ["equity", "rates", "gold", "commodity"].map((name) => {
    const fractions = randomFractions(hash(seed, "factor", name));
    return clusteredShocks(randomNormals(fractions), fractions);
  });
  return Array.from({ length: days }, () => {
    const [equity = 0, ratesOwn = 0, goldOwn = 0, commodityOwn = 0] = shocks.map((next) => next());
    const rates = mixed(WITH_EQUITY.rates, equity, ratesOwn);
    const gold = mixed(WITH_EQUITY.gold, equity, mixed(GOLD_WITH_RATES, rates, goldOwn));
    const commodity = mixed(WITH_EQUITY.commodity, equity, commodityOwn);
    return {
      equity: daily(EQUITY, equity),
      rates: daily(RATES, rates),
      gold: daily(GOLD, gold),
      commodity: daily(COMMODITY, commodity),
    };
  });
}
