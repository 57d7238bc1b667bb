/**
 * Exponential averages that are averaged again, to take away what they lag (Patrick G. Mulloy, Smoothing Data with
 * Faster Moving Averages, 1994). Each average has alpha 2 / (n + 1) and is seeded by the mean of the first n values
 * that it averages.
 */
import { power } from "../numeric/elementary/power.ts";
import { exponentialAverages } from "../numeric/exponential-averages.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettleLater } from "./settling.ts";

const smoothing = (window: number) => 2 / (window + 1);

/** Twice the exponential average E of the adjusted closes, less the exponential average of E. */
export const doubleExponentialMovingAverage: IndicatorDefinition = {
  id: "DEMA",
  aliases: ["Double Exponential Moving Average", "Double EMA"],
  variable: "dema",
  unit: "price",
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => 2 * window - 1,
  settledBars: (window) =>
    2 * window - 1 + updatesToSettleLater(smoothing(window), (updates) => doubleSeedWeight(window, updates)),
  compute({ closes, columns }, window) {
    const once = closes.exponentialAverages(window, smoothing(window));
    const twice = exponentialAverages(once, window, smoothing(window), columns);
    const averages = columns.empty(once.length);
    for (let bar = 0; bar < averages.length; bar++) {
      averages[bar] = 2 * (once[bar] ?? NaN) - (twice[bar] ?? NaN);
    }
    return averages;
  },
};

/** 3 E - 3 EE + EEE, where E averages the adjusted closes, EE averages E and EEE averages EE. */
export const tripleExponentialMovingAverage: IndicatorDefinition = {
  id: "TEMA",
  aliases: ["Triple Exponential Moving Average", "Triple EMA"],
  variable: "tema",
  unit: "price",
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => 3 * window - 2,
  settledBars: (window) =>
    3 * window - 2 + updatesToSettleLater(smoothing(window), (updates) => tripleSeedWeight(window, updates)),
  compute({ closes, columns }, window) {
    const once = closes.exponentialAverages(window, smoothing(window));
    const twice = exponentialAverages(once, window, smoothing(window), columns);
    const thrice = exponentialAverages(twice, window, smoothing(window), columns);
    const averages = columns.empty(once.length);
    for (let bar = 0; bar < averages.length; bar++) {
      averages[bar] = 3 * ((once[bar] ?? NaN) - (twice[bar] ?? NaN)) + (thrice[bar] ?? NaN);
    }
    return averages;
  },
};

/**
 * Where other seeds put E and EE off by at most 1 each, as they start: what DEMA is off by at most k updates after
 * EE has started, divided by b^k, with b = 1 - alpha and q = b^(n - 1). E is off by q b^k then. EE takes over alpha
 * times that in every update: it is off by (1 + alpha k q) b^k.
 */
function doubleSeedWeight(window: number, updates: number): number {
  const alpha = smoothing(window);
  const faded = power(1 - alpha, window - 1);
  return 2 * faded + (1 + alpha * updates * faded);
}

/**
 * As `doubleSeedWeight` for TEMA, k updates after EEE has started: E is off by q^2 b^k, EE by
 * q (1 + alpha (n - 1 + k) q) b^k, and EEE by 1 b^k and what it took over from EE in k updates.
 */
function tripleSeedWeight(window: number, updates: number): number {
  const alpha = smoothing(window);
  const faded = power(1 - alpha, window - 1);
  const once = faded * faded;
  const twice = faded * (1 + alpha * (window - 1 + updates) * faded);
  const meanUpdate = window - 1 + (updates + 1) / 2;
  const thrice = 1 + alpha * updates * faded * (1 + alpha * meanUpdate * faded);
  return 3 * once + 3 * twice + thrice;
}
