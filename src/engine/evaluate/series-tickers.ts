import { elementAt } from "./element.ts";
import type { Program } from "./program.ts";

/** The tickers whose prices a series is made of; for the equity of a branch, all that it may hold. */
export function tickersOfSeries(program: Program, series: number): readonly string[] {
  const plan = elementAt(program.series, series);
  switch (plan.kind) {
    case "ticker":
      return [plan.ticker];
    case "ratio":
      return [plan.numerator, plan.denominator].flatMap((part) => tickersOfSeries(program, part));
    case "branch":
      return plan.program.held;
  }
}
