/** The rows of one listing, found by date. */
import type { DailyRow, Listing } from "./market-data.ts";

export class Series {
  readonly listing: Listing;

  constructor(listing: Listing) {
    this.listing = listing;
  }

  /** The place of the last row on or before a date; -1 when the listing had none yet. */
  placeAt(date: string): number {
    const { rows } = this.listing;
    let from = 0;
    let to = rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((rows[middle]?.date ?? "") <= date) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  row(place: number): DailyRow | undefined {
    return this.listing.rows[place];
  }

  /** The row of exactly this date. */
  rowOn(date: string): DailyRow | undefined {
    const row = this.row(this.placeAt(date));
    return row?.date === date ? row : undefined;
  }
}
