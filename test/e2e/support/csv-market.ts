/** A market in CSV files, made from the synthetic one. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { COLUMNS } from "../../../sim/node/csv-rows.ts";
import { openMarket } from "../../../cli/support/market.ts";

/** Writes the last two years of some tickers up to a date; answers the directory. */
export function writeCsvMarket(tickers: readonly string[], through: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), "atlas-forge-market-"));
  const market = openMarket(undefined, through);
  for (const ticker of tickers) {
    const rows = (market.get(ticker)?.rows ?? []).slice(-500);
    const lines = rows.map((row) => COLUMNS.map((column) => row[column]).join(","));
    writeFileSync(path.join(directory, `${ticker}.csv`), [COLUMNS.join(","), ...lines, ""].join("\n"));
  }
  return directory;
}
