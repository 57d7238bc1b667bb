/**
 * The straight line through the last n adjusted closes that ordinary least squares fit on time. With time k from
 * its mean, C the sum of k times the close and T = n (n^2 - 1) / 12 the sum of k squared, its slope is C / T.
 */
import type { IndicatorDefinition } from "./definition.ts";
import { zeroOverOneBar } from "./ranges.ts";

const shape = {
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window: number) => window,
  settledBars: (window: number) => window,
} as const;

const timeSquares = (window: number) => (window * (window * window - 1)) / 12;

/**
 * How much of the closes' variance the line explains: R squared = C^2 / (T n V) with V their population variance,
 * times 100. 0 at a flat price.
 */
export const trendClarity: IndicatorDefinition = {
  ...shape,
  id: "Trend Clarity",
  aliases: [],
  variable: "trend_clarity",
  unit: "index",
  range: [0, 100],
  rangeAt: zeroOverOneBar([0, 100]),
  compute({ closes, columns }, window) {
    const covariances = closes.covariancesWithTime(window);
    const variances = closes.variances(window);
    const scale = 100 / (timeSquares(window) * window);
    const clarities = columns.empty(variances.length);
    for (let bar = 0; bar < clarities.length; bar++) {
      const covariance = covariances[bar] ?? NaN;
      const variance = variances[bar] ?? NaN;
      // Rounding may put a perfect line just above 100.
      clarities[bar] = variance === 0 ? 0 : Math.min(100, (scale * covariance * covariance) / variance);
    }
    return clarities;
  },
};

/** The slope of the line in percent of the mean close per bar; 0 over a single bar. */
export const linearRegressionSlope: IndicatorDefinition = {
  ...shape,
  id: "Linear Reg Slope",
  aliases: ["Linear Regression Slope"],
  variable: "linreg_slope",
  unit: "percent",
  rangeAt: zeroOverOneBar([-Infinity, Infinity]),
  compute({ closes, columns }, window) {
    const covariances = closes.covariancesWithTime(window);
    const means = closes.means(window);
    const scale = window === 1 ? 0 : 100 / timeSquares(window);
    const slopes = columns.empty(means.length);
    for (let bar = 0; bar < slopes.length; bar++) {
      slopes[bar] = (scale * (covariances[bar] ?? NaN)) / (means[bar] ?? NaN);
    }
    return slopes;
  },
};

/** Where the line ends, on the last bar: the mean close and (n - 1) / 2 bars of the slope. */
export const linearRegressionValue: IndicatorDefinition = {
  ...shape,
  id: "Linear Reg Value",
  aliases: ["Linear Regression Value", "LINEARREG", "LSMA", "Least Squares Moving Average"],
  variable: "linreg",
  unit: "price",
  compute({ closes, columns }, window) {
    const covariances = closes.covariancesWithTime(window);
    const means = closes.means(window);
    const scale = 6 / (window * (window + 1));
    const ends = columns.empty(means.length);
    for (let bar = 0; bar < ends.length; bar++) {
      ends[bar] = (means[bar] ?? NaN) + scale * (covariances[bar] ?? NaN);
    }
    return ends;
  },
};
