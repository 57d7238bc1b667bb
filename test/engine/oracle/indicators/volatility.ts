import { CLOSES, type Indicator } from "./definition.ts";
import { isFlat, last, mean, returns, standardDeviation } from "./lists.ts";
import { onRuns } from "./runs.ts";

const TRADING_DAYS = 252;

export const VOLATILITY: readonly Indicator[] = [
  onRuns(
    "Standard Deviation",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => 100 * standardDeviation(returns(last(close, n + 1))),
  ),
  onRuns(
    "Standard Deviation of Price",
    CLOSES,
    (n) => n,
    ({ close }, n) => standardDeviation(last(close, n)),
  ),
  onRuns(
    "Historical Volatility",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => {
      const window = last(close, n + 1);
      const logarithmic = window.slice(1).map((price, index) => Math.log(price / window[index]!));
      return 100 * Math.sqrt(TRADING_DAYS) * standardDeviation(logarithmic);
    },
  ),
  onRuns(
    "Bollinger %B",
    CLOSES,
    (n) => n,
    ({ close }, n) => {
      const window = last(close, n);
      if (isFlat(window)) return NaN;
      const lower = mean(window) - 2 * standardDeviation(window);
      const upper = mean(window) + 2 * standardDeviation(window);
      return (window.at(-1)! - lower) / (upper - lower);
    },
  ),
  onRuns(
    "Bollinger Bandwidth",
    CLOSES,
    (n) => n,
    ({ close }, n) => {
      const window = last(close, n);
      return (100 * 4 * standardDeviation(window)) / mean(window);
    },
  ),
];
