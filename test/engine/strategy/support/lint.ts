import { lintStrategy } from "../../../../src/engine/strategy/lint/lint.ts";
import type { History, LintData } from "../../../../src/engine/strategy/lint/lint-data.ts";
import { parsedOf } from "./exports.ts";

/** What linting finds in an export, as `code path`. */
export function lintOf(input: unknown, data: LintData = {}): string[] {
  const { strategy, places } = parsedOf(input);
  return lintStrategy(strategy, { ...data, places }).map(({ code, path }) => `${code} ${path}`);
}

/** Histories of so many bars that all end on one Friday. */
export function historiesOf(bars: Readonly<Record<string, number>>): ReadonlyMap<string, History> {
  return new Map(
    Object.entries(bars).map(([ticker, count]) => [
      ticker,
      { firstDate: "2000-01-03", lastDate: "2026-11-20", bars: count },
    ]),
  );
}
