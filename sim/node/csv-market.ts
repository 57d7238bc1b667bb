/** A market in a directory of CSV files, one a ticker, in Tiingo's end-of-day columns. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Listing, MarketData } from "../exchange/market/market-data.ts";
import { parseRows } from "./csv-rows.ts";
import { readRegularFile } from "./read-file.ts";

export type LoadedMarket =
  | { readonly ok: true; readonly market: MarketData }
  | { readonly ok: false; readonly message: string };

/** The path of each file, by the symbol of its ticker; none of them is read. */
export type FoundFiles =
  | { readonly ok: true; readonly files: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly message: string };

export type ReadListing =
  | { readonly ok: true; readonly listing: Listing }
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

/** Finds the files `TICKER.csv` of a directory. When something is wrong, `message` is one line. */
export function findFiles(directory: string): FoundFiles {
  const files = filesIn(directory);
  if (!files) return { ok: false, message: `${directory}: there is no such directory` };
  if (files.length === 0) return { ok: false, message: `${directory}: there are no CSV files` };
  return { ok: true, files: new Map(files.map((file) => [symbolOf(file), join(directory, file)])) };
}

/**
 * Reads one file, with the header
 * `date,open,high,low,close,volume,adjOpen,adjHigh,adjLow,adjClose,adjVolume,divCash,splitFactor` and a row per
 * session in order of date. When something is wrong, `message` is one line that says what and where.
 */
export function readListing(symbol: string, path: string): ReadListing {
  const read = readRegularFile(path);
  if (!read.ok) return { ok: false, message: `${path}: ${read.problem}` };
  const parsed = parseRows(read.text);
  if (!parsed.ok) return { ok: false, message: `${path}:${parsed.line}: ${parsed.problem}` };
  return { ok: true, listing: { name: symbol, rows: parsed.rows } };
}

/** The market in all files of a directory; the first thing that is wrong with any of them is the answer. */
export function loadMarket(directory: string): LoadedMarket {
  const found = findFiles(directory);
  if (!found.ok) return found;
  const market = new Map<string, Listing>();
  for (const [symbol, path] of found.files) {
    const read = readListing(symbol, path);
    if (!read.ok) return read;
    market.set(symbol, read.listing);
  }
  return { ok: true, market };
}
