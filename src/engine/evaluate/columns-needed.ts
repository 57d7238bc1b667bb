/** Which columns of its tickers' bars a strategy reads, when it decides on closes. */
import type { HistoryColumns } from "../bars/types.ts";
import { elementAt } from "../element.ts";
import type { Program } from "./program.ts";
import { tickersOfSeries } from "./series-tickers.ts";

/**
 * For every ticker of which some computation reads more than closes: `all`. Of the others the closes are enough for a
 * decision on the close (timing `CC`): it is the same, bit for bit, whatever the other columns hold.
 */
export function columnsNeeded(program: Program): Map<string, HistoryColumns> {
  const needed = new Map<string, HistoryColumns>();
  for (const { tables, entries } of [program, ...branchesReadIn(program)]) {
    for (const index of entries.indicators) {
      const { definition, series } = elementAt(tables.indicators, index);
      if (definition.inputs === "closes") continue;
      for (const ticker of tickersOfSeries(tables, series)) needed.set(ticker, "all");
    }
  }
  return needed;
}

/** The branches whose equity a program reads; those that they read are in it, too, and among its own series. */
function branchesReadIn({ tables, entries }: Program): Program[] {
  return entries.series.flatMap((index) => {
    const plan = elementAt(tables.series, index);
    return plan.kind === "branch" ? [plan.program] : [];
  });
}
