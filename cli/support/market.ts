/** The market that a command works on: CSV files, or the built-in synthetic one. */
import { syntheticMarket } from "../../sim/exchange/market/synthetic/synthetic-market.ts";
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import { loadMarket } from "../../sim/node/csv-market.ts";
import { printable } from "./printable.ts";
import { UserError } from "./user-error.ts";

/** Seed of the built-in market, so that everybody sees the same one. */
export const SYNTHETIC_SEED = 1;

/** Loads the CSV files of a directory, or makes the synthetic market through a New York date. */
export function openMarket(directory: string | undefined, through: string): MarketData {
  if (directory === undefined) return syntheticMarket({ seed: SYNTHETIC_SEED, through });
  const loaded = loadMarket(directory);
  if (!loaded.ok) throw new UserError(printable(loaded.message));
  return loaded.market;
}
