/** Arithmetic on plain lists of known numbers, oldest first. */

export function last(values: readonly number[], count: number): readonly number[] {
  return values.slice(-count);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function isFlat(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** The mean of equal values is exactly that value, so that a flat price stands exactly on its averages. */
export function mean(values: readonly number[]): number {
  return isFlat(values) ? values[0]! : sum(values) / values.length;
}

/** The population standard deviation. */
export function standardDeviation(values: readonly number[]): number {
  const center = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
}

/** The changes from one value to the next: one fewer than values. */
export function changes(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, index) => value - values[index]!);
}

/** The simple returns from one value to the next. */
export function returns(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, index) => value / values[index]! - 1);
}

/** For each value the largest of it and those before it. */
export function runningMaximum(values: readonly number[]): readonly number[] {
  return values.map((_, index) => Math.max(...values.slice(0, index + 1)));
}

/** How far each value lies below the running maximum, a fraction. */
export function drawdowns(values: readonly number[]): readonly number[] {
  return runningMaximum(values).map((peak, index) => (peak - values[index]!) / peak);
}

/** Typical prices: (high + low + close) / 3. */
export function typicalPrices(bars: {
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}): readonly number[] {
  return bars.close.map((close, index) => (bars.high[index]! + bars.low[index]! + close) / 3);
}
