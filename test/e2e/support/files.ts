/** Files as a user would have them. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { COLUMNS } from "../../../sim/node/csv-rows.ts";

export function temporaryDirectory(what: string): string {
  return mkdtempSync(path.join(tmpdir(), `atlas-forge-${what}-`));
}

/** Writes a file into a directory of its own and answers its path; what is no text is written as JSON. */
export function writeTemporary(name: string, content: unknown): string {
  const file = path.join(temporaryDirectory("file"), name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** The open and the close of a session. */
export type OpenAndClose = readonly [open: number, close: number];

/** Writes a market of CSV files, without splits and dividends, and answers its directory. */
export function writeMarket(
  dates: readonly string[],
  tickers: Readonly<Record<string, readonly OpenAndClose[]>>,
): string {
  const directory = temporaryDirectory("market");
  for (const [ticker, prices] of Object.entries(tickers)) {
    const rows = prices.map(([open, close], row) => {
      const bar = [open, Math.max(open, close), Math.min(open, close), close, 1_000_000];
      return [dates[row], ...bar, ...bar, 0, 1].join(",");
    });
    writeFileSync(path.join(directory, `${ticker}.csv`), [COLUMNS.join(","), ...rows, ""].join("\n"));
  }
  return directory;
}
