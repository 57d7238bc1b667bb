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
  addColumnsNeeded(program, needed, new Set());
  return needed;
}

/** `seen` are programs whose needs are added: a program lists the branches of its branches, too. */
function addColumnsNeeded(program: Program, needed: Map<string, HistoryColumns>, seen: Set<Program>): void {
  if (seen.has(program)) return;
  seen.add(program);
  for (const index of program.entries.indicators) {
    const { definition, series } = elementAt(program.tables.indicators, index);
    if (definition.inputs === "closes") continue;
    for (const ticker of tickersOfSeries(program.tables, series)) needed.set(ticker, "all");
  }
  for (const index of program.entries.series) {
    const plan = elementAt(program.tables.series, index);
    if (plan.kind === "branch") addColumnsNeeded(plan.program, needed, seen);
  }
}
