import { mean } from "./mean.ts";
import { sampleVariance } from "./variance.ts";

/** What the metrics of daily returns are made of, each summed up once. */
export interface ReturnStatistics {
  readonly days: number;
  /** NaN of no returns. */
  readonly mean: number;
  /** The sample variance, exactly 0 where it is rounding; NaN of fewer than two returns. */
  readonly variance: number;
  /** The sum of the squares of the negative returns. */
  readonly lossSquares: number;
  /** The number of days with a gain. */
  readonly gains: number;
  /** The number of days with a loss. */
  readonly losses: number;
}

export function returnStatistics(returns: Float64Array): ReturnStatistics {
  const average = mean(returns);
  let lossSquares = 0;
  let gains = 0;
  let losses = 0;
  for (let day = 0; day < returns.length; day++) {
    const value = returns[day] ?? NaN;
    if (value > 0) gains++;
    if (value < 0) {
      losses++;
      lossSquares += value * value;
    }
  }
  const variance = sampleVariance(returns, average);
  return { days: returns.length, mean: average, variance, lossSquares, gains, losses };
}
