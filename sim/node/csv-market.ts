/** Loads a market from a directory of CSV files, one a ticker, in Tiingo's end-of-day columns. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { DailyRow, Listing, MarketData } from "../exchange/market/market-data.ts";
import { parseRows } from "./csv-rows.ts";
import { readRegularFile } from "./read-file.ts";

export type LoadedMarket =
  | { readonly ok: true; readonly market: MarketData }
  | { readonly ok: false; readonly message: string };

const EXTENSION = ".csv";

function filesIn(directory: string): string[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith(EXTENSION))
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
}

/** The broker's symbol of a file: `brk-b.csv` holds `BRK.B`. */
function symbolOf(file: string): string {
  return basename(file).slice(0, -EXTENSION.length).toUpperCase().replaceAll("-", ".");
}

function listingOf(symbol: string, rows: readonly DailyRow[]): Listing {
  return { name: symbol, rows };
}

/**
 * The market in a directory of files `TICKER.csv` with the header
 * `date,open,high,low,close,volume,adjOpen,adjHigh,adjLow,adjClose,adjVolume,divCash,splitFactor` and a row per
 * session in order of date. When something is wrong, `message` is one line that says what and where.
 */
export function loadMarket(directory: string): LoadedMarket {
  const files = filesIn(directory);
  if (!files) return { ok: false, message: `${directory}: there is no such directory` };
  if (files.length === 0) return { ok: false, message: `${directory}: there are no CSV files` };
  const market = new Map<string, Listing>();
  for (const file of files) {
    const path = join(directory, file);
    const read = readRegularFile(path);
    if (!read.ok) return { ok: false, message: `${path}: ${read.problem}` };
    const parsed = parseRows(read.text);
    if (!parsed.ok) return { ok: false, message: `${path}:${parsed.line}: ${parsed.problem}` };
    market.set(symbolOf(file), listingOf(symbolOf(file), parsed.rows));
  }
  return { ok: true, market };
}
