import { findingAt, type LintRule } from "../rule.ts";

/** A window that is longer than the history: its value is unknown on every bar. */
export const shortHistory: LintRule = ({ readings, data }) =>
  readings.flatMap(({ visit, reading }) => {
    const { what, tickers, requiredBars, keys } = reading;
    return tickers.flatMap((ticker) => {
      const bars = data.histories?.get(ticker)?.bars ?? Infinity;
      if (bars >= requiredBars) return [];
      const message = `${what} takes ${requiredBars} bars, and ${ticker} has ${bars}: it is never known`;
      return [findingAt(visit, keys, "history.too-short", message)];
    });
  });
