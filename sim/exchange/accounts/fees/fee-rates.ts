/** What US regulators take on sales of shares, each rate with the New York date from which it holds. */

/** A rate and the date of the first sales that it applies to. */
export interface Dated<Rate> {
  readonly from: string;
  readonly rate: Rate;
}

/** SEC, Section 31 of the Securities Exchange Act: dollars per million dollars of sales (the SEC's fee advisories). */
export const SECTION_31: readonly Dated<string>[] = [
  { from: "2023-02-27", rate: "8.00" },
  { from: "2024-05-22", rate: "27.80" },
  { from: "2025-05-14", rate: "0" },
  { from: "2026-04-04", rate: "20.60" },
];

/** FINRA's Trading Activity Fee: dollars a share sold, and the most that one execution costs (FINRA By-Laws, Schedule A). */
export const TRADING_ACTIVITY: readonly Dated<{ readonly perShare: string; readonly most: string }>[] = [
  { from: "2024-01-01", rate: { perShare: "0.000166", most: "8.30" } },
  { from: "2026-01-01", rate: { perShare: "0.000195", most: "9.79" } },
];

/** The Consolidated Audit Trail's fee as the broker passes it on: dollars a share sold. */
export const AUDIT_TRAIL: readonly Dated<string>[] = [{ from: "2026-01-01", rate: "0.000003" }];

/** The rate of a New York date; before the first one, the first. Throws `RangeError` for an empty list. */
export function rateOn<Rate>(rates: readonly Dated<Rate>[], date: string): Rate {
  const found = rates.findLast(({ from }) => from <= date) ?? rates[0];
  if (!found) throw new RangeError("no rates");
  return found.rate;
}
