/** Functions of values of one bar. */

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
  log: { fewest: 1, most: 1, apply: Math.log },
  log10: { fewest: 1, most: 1, apply: Math.log10 },
  exp: { fewest: 1, most: 1, apply: Math.exp },
  sign: { fewest: 1, most: 1, apply: Math.sign },
  floor: { fewest: 1, most: 1, apply: Math.floor },
  ceil: { fewest: 1, most: 1, apply: Math.ceil },
  round: { fewest: 1, most: 1, apply: Math.round },
  min: { fewest: 2, most: Infinity, apply: Math.min },
  max: { fewest: 2, most: Infinity, apply: Math.max },
  pow: { fewest: 2, most: 2, apply: power },
} as const satisfies Record<string, ScalarFunction>;

export type ScalarName = keyof typeof SCALAR_FUNCTIONS;

export function isScalarName(name: string): name is ScalarName {
  return Object.hasOwn(SCALAR_FUNCTIONS, name);
}

/** JavaScript's NaN ** 0 is 1; here unknown stays unknown. */
function power(base: number, exponent: number): number {
  return Number.isNaN(base) ? NaN : base ** exponent;
}
