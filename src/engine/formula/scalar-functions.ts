/** Functions of values of one bar. */
import { exponential } from "../numeric/elementary/exponential.ts";
import { decimalLogarithm, logarithm } from "../numeric/elementary/logarithm.ts";
import { power } from "../numeric/elementary/power.ts";

export interface ScalarFunction {
  readonly fewest: number;
  readonly most: number;
  /** Of one value (the second is to be ignored), or of two; of more, of the result so far and the next. */
  readonly apply: (value: number, next: number) => number;
}

/** Names in lower case. Logarithms are natural, and decimal for `log10`; halves are rounded up. */
export const SCALAR_FUNCTIONS = {
  abs: { fewest: 1, most: 1, apply: Math.abs },
  sqrt: { fewest: 1, most: 1, apply: Math.sqrt },
  log: { fewest: 1, most: 1, apply: logarithm },
  log10: { fewest: 1, most: 1, apply: decimalLogarithm },
  exp: { fewest: 1, most: 1, apply: exponential },
  sign: { fewest: 1, most: 1, apply: Math.sign },
  floor: { fewest: 1, most: 1, apply: Math.floor },
  ceil: { fewest: 1, most: 1, apply: Math.ceil },
  round: { fewest: 1, most: 1, apply: Math.round },
  min: { fewest: 2, most: Infinity, apply: Math.min },
  max: { fewest: 2, most: Infinity, apply: Math.max },
  pow: { fewest: 2, most: 2, apply: powerOfKnown },
} as const satisfies Record<string, ScalarFunction>;

export type ScalarName = keyof typeof SCALAR_FUNCTIONS;

export function isScalarName(name: string): name is ScalarName {
  return Object.hasOwn(SCALAR_FUNCTIONS, name);
}

/** JavaScript's NaN ** 0 is 1; here unknown stays unknown. */
function powerOfKnown(base: number, exponent: number): number {
  return Number.isNaN(base) ? NaN : power(base, exponent);
}
