/**
 * What thresholds are worth comparing with. These are rules of thumb and no definitions: they are wide enough for
 * leveraged and volatile funds, and miss rather than disturb.
 */

/** Sizes, whatever the sign. Anything but 0 below `least` means next to nothing; from `most` on is next to never met. */
export interface Plausible {
  readonly least?: number;
  readonly most?: number;
  /** What is often forgotten about the indicator. */
  readonly note?: string;
}

/** Three standard deviations of what moves by five percent a day, and never less than this. */
const DAILY_DEVIATION = 0.05;
const LEAST_REACH = 0.5;

/** How far a price hardly ever gets in so many bars, as a fraction. */
function reachIn(bars: number): number {
  return Math.max(LEAST_REACH, 3 * DAILY_DEVIATION * Math.sqrt(bars));
}

/** By the id of the indicator, at a window in bars. */
const PLAUSIBLE: Readonly<Record<string, (window: number) => Plausible>> = {
  "Cumulative Return": (window) => ({ most: reachIn(window - 1) }),
  "SMA of Returns": (window) => ({ most: reachIn(window) / window }),
  "Momentum (Weighted)": () => ({ most: 1 }),
  "Momentum (Unweighted)": () => ({ most: 1 }),
  "Momentum (12-Month SMA)": () => ({ most: 1 }),
  "Rate of Change": (window) => ({ least: 0.1, most: 100 * reachIn(window) }),
  "Standard Deviation": () => ({ least: 0.1, most: 20, note: "it is of a day, not of a year" }),
  "Historical Volatility": () => ({ least: 1, most: 500, note: "it is of a year" }),
  "Ulcer Index": () => ({ least: 0.1 }),
  "ATR %": () => ({ least: 0.1, most: 50 }),
  "Price vs SMA": () => ({ least: 0.1, most: 100 }),
  "Bollinger Bandwidth": () => ({ least: 0.5, most: 400 }),
  "VWAP Ratio": () => ({ least: 50, most: 200, note: "it is 100 at the average" }),
  Volume: () => ({ least: 100 }),
};

/** What is plausible for an indicator at a window; nothing is said of those that may be anywhere. */
export function plausibleFor(metric: string, window: number | null): Plausible {
  return PLAUSIBLE[metric]?.(window ?? 1) ?? {};
}
