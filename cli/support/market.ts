/** The market that a command works on: CSV files, or the built-in synthetic one. */
import { syntheticMarket } from "../../sim/exchange/market/synthetic/synthetic-market.ts";
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import { findFiles } from "../../sim/node/csv-market.ts";
import { CsvListing } from "./csv-listing.ts";
import { printable } from "./printable.ts";
import { UserError } from "./user-error.ts";

/** Seed of the built-in market, so that everybody sees the same one. */
export const SYNTHETIC_SEED = 1;

/** The CSV files of a directory, each read when its ticker is asked for. */
export function openFiles(directory: string): ReadonlyMap<string, CsvListing> {
  const found = findFiles(directory);
  if (!found.ok) throw new UserError(printable(found.message));
  return new Map(Array.from(found.files, ([symbol, path]) => [symbol, new CsvListing(symbol, path)]));
}

/** The CSV files of a directory, or the synthetic market through a New York date. */
export function openMarket(directory: string | undefined, through: string): MarketData {
  if (directory !== undefined) return openFiles(directory);
  return syntheticMarket({ seed: SYNTHETIC_SEED, through });
}
