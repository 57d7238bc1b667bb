/** The same backtest kept in shares and dollars, to compare with. */
import type { BarTable } from "../../../../src/engine/bars/types.ts";
import type { Timing } from "../../../../src/engine/timing.ts";

/** Equity at each decision of an account that starts with one dollar and trades free of costs. */
export function equityInDollars(
  table: BarTable,
  weights: ReadonlyMap<string, Float64Array>,
  timing: Timing,
): Float64Array {
  const shares = new Map<string, number>();
  const prices = new Map<string, number>();
  let cash = 1;
  const worth = (ticker: string) => (shares.get(ticker) ?? 0) * (prices.get(ticker) ?? 0);

  function look(moment: "open" | "close", bar: number): { known: string[]; unknown: string[] } {
    const known: string[] = [];
    const unknown: string[] = [];
    for (const ticker of weights.keys()) {
      const price = table.columns.get(ticker)![moment][bar]!;
      if (!Number.isNaN(price)) prices.set(ticker, price);
      (Number.isNaN(price) ? unknown : known).push(ticker);
    }
    return { known, unknown };
  }

  function sellKnown(moment: "open" | "close", bar: number): void {
    for (const ticker of look(moment, bar).known) {
      cash += worth(ticker);
      shares.delete(ticker);
    }
  }

  return Float64Array.from(table.dates, (_, bar) => {
    if (timing === "CO" && bar > 0) sellKnown("open", bar);
    const { known, unknown } = look(timing === "OO" || timing === "OC" ? "open" : "close", bar);
    const sum = (tickers: string[], value: (ticker: string) => number) =>
      tickers.reduce((total, ticker) => total + value(ticker), 0);
    const equity = cash + sum([...weights.keys()], worth);
    const wanted = sum(known, (ticker) => weights.get(ticker)![bar]! * equity);
    const spendable = equity - sum(unknown, worth);
    const scale = wanted > spendable ? spendable / wanted : 1;
    for (const ticker of known) {
      const bought = scale * weights.get(ticker)![bar]! * equity;
      cash += worth(ticker) - bought;
      shares.set(ticker, bought / prices.get(ticker)!);
    }
    if (timing === "OC") sellKnown("close", bar);
    return equity;
  });
}
