/** All indicators by the names that strategies use for them. */
import type { Indicator } from "./definition.ts";
import { DRAWDOWN } from "./drawdown.ts";
import { MOMENTUM } from "./momentum.ts";
import { MOVING_AVERAGES } from "./moving-averages.ts";
import { RANGE } from "./range.ts";
import { RELATIVE_STRENGTH } from "./relative-strength.ts";
import { TREND } from "./trend.ts";
import { VOLATILITY } from "./volatility.ts";
import { VOLUME } from "./volume.ts";

export const INDICATORS: readonly Indicator[] = [
  ...MOVING_AVERAGES,
  ...RELATIVE_STRENGTH,
  ...VOLATILITY,
  ...DRAWDOWN,
  ...MOMENTUM,
  ...TREND,
  ...RANGE,
  ...VOLUME,
];

/** Other spellings of ids. */
export const ALIASES: ReadonlyMap<string, string> = new Map([
  ["RSI", "Relative Strength Index"],
  ["SMA", "Simple Moving Average"],
  ["EMA", "Exponential Moving Average"],
  ["ROC", "Rate of Change"],
  ["Average True Range", "ATR"],
  ["StdDev", "Standard Deviation"],
]);

/** The indicator of an id or an alias; throws when there is none. */
export function indicatorNamed(name: string): Indicator {
  const id = ALIASES.get(name) ?? name;
  const indicator = INDICATORS.find((candidate) => candidate.id === id);
  if (indicator === undefined) throw new Error(`no indicator is named ${name}`);
  return indicator;
}
