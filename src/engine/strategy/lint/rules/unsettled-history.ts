import { findingAt, type LintRule } from "../rule.ts";

/** A recursive indicator whose value still depends on where the history begins. */
export const unsettledHistory: LintRule = ({ readings, data }) =>
  readings.flatMap(({ visit, reading }) => {
    const { what, tickers, requiredBars, settledBars, keys } = reading;
    if (settledBars === Infinity) return [];
    return tickers.flatMap((ticker) => {
      const bars = data.histories?.get(ticker)?.bars ?? Infinity;
      if (bars >= settledBars || bars < requiredBars) return [];
      const message = `${what} takes ${settledBars} bars to settle, and ${ticker} has ${bars}`;
      return [findingAt(visit, keys, "history.unsettled", message)];
    });
  });
