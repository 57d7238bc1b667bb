/** Averages of a list whose every value is known. */
import { isFlat, last, mean, sum } from "./lists.ts";

/**
 * The averages average += alpha (value - average), seeded by the mean of the first n: the first answer belongs to the
 * n-th value, the last to the last.
 */
export function smoothed(values: readonly number[], n: number, alpha: number): readonly number[] {
  if (values.length < n) return [];
  let average = mean(values.slice(0, n));
  const averages = [average];
  for (const value of values.slice(n)) {
    average += alpha * (value - average);
    averages.push(average);
  }
  return averages;
}

export function exponentialAverages(values: readonly number[], n: number): readonly number[] {
  return smoothed(values, n, 2 / (n + 1));
}

export function wilderAverages(values: readonly number[], n: number): readonly number[] {
  return smoothed(values, n, 1 / n);
}

/** The mean with weights 1, 2, 3, ... */
export function weightedAverage(values: readonly number[]): number {
  if (isFlat(values)) return values[0]!;
  const weights = values.map((_, index) => index + 1);
  return sum(values.map((value, index) => value * weights[index]!)) / sum(weights);
}

/** Hull: WMA(2 WMA(half) - WMA(n), root). */
export function hullAverage(values: readonly number[], n: number): number {
  const half = Math.max(1, Math.floor(n / 2));
  const root = Math.max(1, Math.floor(Math.sqrt(n)));
  const raw: number[] = [];
  for (let end = values.length - root + 1; end <= values.length; end++) {
    const past = values.slice(0, end);
    raw.push(2 * weightedAverage(last(past, half)) - weightedAverage(last(past, n)));
  }
  return weightedAverage(raw);
}

/** Kaufman's adaptive average; the price itself on the bar with n bars before it. */
export function adaptiveAverage(values: readonly number[], n: number): number {
  const fast = 2 / (2 + 1);
  const slow = 2 / (30 + 1);
  let average = values[n]!;
  for (let bar = n + 1; bar < values.length; bar++) {
    let movement = 0;
    for (let step = bar - n + 1; step <= bar; step++) movement += Math.abs(values[step]! - values[step - 1]!);
    const efficiency = movement === 0 ? 0 : Math.abs(values[bar]! - values[bar - n]!) / movement;
    const smoothing = (efficiency * (fast - slow) + slow) ** 2;
    average += smoothing * (values[bar]! - average);
  }
  return average;
}

/** Ehlers' SuperSmoother; the first max(2, n) values pass through. */
export function superSmoother(values: readonly number[], n: number): number {
  // oxlint-disable-next-line oxc/approx-constant -- the published filter has 1.414, not the root of 2
  const f = (1.414 * Math.PI) / n;
  const a = Math.exp(-f);
  const c2 = 2 * a * Math.cos(f);
  const c3 = -a * a;
  const c1 = 1 - c2 - c3;
  const smooth: number[] = [];
  for (const [bar, value] of values.entries()) {
    if (bar < Math.max(2, n)) smooth.push(value);
    else smooth.push(c1 * value + c2 * smooth[bar - 1]! + c3 * smooth[bar - 2]!);
  }
  return smooth.at(-1)!;
}
