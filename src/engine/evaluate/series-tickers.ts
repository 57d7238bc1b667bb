import { elementAt } from "../element.ts";
import type { Tables } from "./program.ts";

/** The tickers whose prices a series is made of; for the equity of a branch, all that it may hold. */
export function tickersOfSeries(tables: Tables, series: number): readonly string[] {
  const plan = elementAt(tables.series, series);
  switch (plan.kind) {
    case "ticker":
      return [plan.ticker];
    case "ratio":
      return [plan.numerator, plan.denominator].flatMap((part) => tickersOfSeries(tables, part));
    case "branch":
      return plan.program.held;
  }
}
