/** The values of a part of a formula: a column, or one number for all bars. NaN is unknown. */
export type Values = number | Float64Array;

type Apply = (value: number, next: number) => number;

/**
 * A function of one value, or of the values from left to right two at a time, on every bar. What is not a finite
 * number is unknown: a division by zero, the logarithm of a loss, an overflow.
 */
export function applyToValues(apply: Apply, values: readonly number[]): number;
export function applyToValues(apply: Apply, values: readonly Values[]): Values;
export function applyToValues(apply: Apply, [first = NaN, ...rest]: readonly Values[]): Values {
  if (rest.length === 0) return applyToPair(apply, first, NaN);
  return rest.reduce((result, next) => applyToPair(apply, result, next), first);
}

function applyToPair(apply: Apply, left: Values, right: Values): Values {
  if (typeof left === "number") {
    if (typeof right === "number") return knownOrNaN(apply(left, right));
    return right.map((value) => knownOrNaN(apply(left, value)));
  }
  if (typeof right === "number") return left.map((value) => knownOrNaN(apply(value, right)));
  return left.map((value, bar) => knownOrNaN(apply(value, right[bar] ?? NaN)));
}

function knownOrNaN(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
