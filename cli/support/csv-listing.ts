/** Tickers in CSV files, of which those that are asked for are read. */
import { isDate } from "../../src/engine/calendar/dates.ts";
import type { DailyRow, Listing } from "../../sim/exchange/market/market-data.ts";
import { readListing, type ReadListing } from "../../sim/node/csv-market.ts";
import { readEnd } from "../../sim/node/read-file.ts";
import { printable } from "./printable.ts";
import { UserError } from "./user-error.ts";

/** Longer than any row. */
const END_BYTES = 1_000;

/** A listing whose file is read when its rows are asked for; where it cannot be, asking is a `UserError`. */
export class CsvListing implements Listing {
  readonly name: string;
  readonly #path: string;
  #read: ReadListing | undefined;

  constructor(symbol: string, path: string) {
    this.name = symbol;
    this.#path = path;
  }

  get rows(): readonly DailyRow[] {
    this.#read ??= readListing(this.name, this.#path);
    if (!this.#read.ok) throw new UserError(printable(this.#read.message));
    return this.#read.listing.rows;
  }

  /** The date of the last row, by the end of the file alone; `undefined` where there is none. */
  get lastDate(): string | undefined {
    const end = readEnd(this.#path, END_BYTES);
    const [date = ""] = end.ok ? (end.text.trimEnd().split("\n").at(-1)?.split(",") ?? []) : [];
    return isDate(date) ? date : undefined;
  }
}
