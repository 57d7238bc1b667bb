/** Which columns of its tickers' bars a strategy reads, when it decides on closes. */
import type { HistoryColumns } from "../bars/types.ts";
import type { Program } from "./program.ts";
import { tickersOfSeries } from "./series-tickers.ts";

/**
 * For every ticker of which some computation reads more than closes: `all`. Of the others the closes are enough for a
 * decision on the close (timing `CC`): it is the same, bit for bit, whatever the other columns hold.
 */
export function columnsNeeded(program: Program): Map<string, HistoryColumns> {
  const needed = new Map<string, HistoryColumns>();
  for (const { definition, series } of program.indicators) {
    if (definition.inputs === "closes") continue;
    for (const ticker of tickersOfSeries(program, series)) needed.set(ticker, "all");
  }
  for (const plan of program.series) {
    if (plan.kind !== "branch") continue;
    for (const [ticker, columns] of columnsNeeded(plan.program)) needed.set(ticker, columns);
  }
  return needed;
}
