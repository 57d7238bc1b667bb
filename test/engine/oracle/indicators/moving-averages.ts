import {
  adaptiveAverage,
  exponentialAverages,
  hullAverage,
  superSmoother,
  weightedAverage,
  wilderAverages,
} from "./averages.ts";
import { CLOSES, type Indicator } from "./definition.ts";
import { last, mean } from "./lists.ts";
import { onRuns } from "./runs.ts";

export const MOVING_AVERAGES: readonly Indicator[] = [
  onRuns(
    "Current Price",
    CLOSES,
    () => 1,
    ({ close }) => close.at(-1)!,
  ),
  onRuns(
    "Simple Moving Average",
    CLOSES,
    (n) => n,
    ({ close }, n) => mean(last(close, n)),
  ),
  onRuns(
    "Exponential Moving Average",
    CLOSES,
    (n) => n,
    ({ close }, n) => exponentialAverages(close, n).at(-1)!,
  ),
  onRuns(
    "Hull Moving Average",
    CLOSES,
    (n) => n + Math.floor(Math.sqrt(n)) - 1,
    ({ close }, n) => hullAverage(close, n),
  ),
  onRuns(
    "Weighted Moving Average",
    CLOSES,
    (n) => n,
    ({ close }, n) => weightedAverage(last(close, n)),
  ),
  onRuns(
    "Wilder Moving Average",
    CLOSES,
    (n) => n,
    ({ close }, n) => wilderAverages(close, n).at(-1)!,
  ),
  onRuns(
    "DEMA",
    CLOSES,
    (n) => 2 * n - 1,
    ({ close }, n) => {
      const once = exponentialAverages(close, n);
      const twice = exponentialAverages(once, n);
      return 2 * once.at(-1)! - twice.at(-1)!;
    },
  ),
  onRuns(
    "TEMA",
    CLOSES,
    (n) => 3 * n - 2,
    ({ close }, n) => {
      const once = exponentialAverages(close, n);
      const twice = exponentialAverages(once, n);
      const thrice = exponentialAverages(twice, n);
      return 3 * once.at(-1)! - 3 * twice.at(-1)! + thrice.at(-1)!;
    },
  ),
  onRuns(
    "KAMA",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => adaptiveAverage(close, n),
  ),
  onRuns(
    "Ultimate Smoother",
    CLOSES,
    () => 1,
    ({ close }, n) => superSmoother(close, n),
  ),
];
