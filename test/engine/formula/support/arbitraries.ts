/**
 * Random formulas, and random markets with holes. Prices are multiples of three, so that the rolling means and
 * deviations of the windows here are exact, in whichever order they are summed, and comparisons need no tolerance.
 */
import * as fc from "fast-check";
import type { Formula } from "../../../../src/engine/formula/formula.ts";
import { ROLLING_FUNCTIONS, type RollingName } from "../../../../src/engine/formula/rolling-functions.ts";
import { SCALAR_FUNCTIONS, type ScalarName } from "../../../../src/engine/formula/scalar-functions.ts";
import { barsOf, type Prices } from "./formulas.ts";

// Keys of an object literal are what its type says.
const rollingNames = Object.keys(ROLLING_FUNCTIONS) as RollingName[];
const scalarNames = Object.keys(SCALAR_FUNCTIONS) as ScalarName[];

const BAR_VARIABLES = ["close", "open", "high", "low", "volume"];

const EXACT_BARS: Readonly<Record<RollingName, readonly number[]>> = {
  sma: [1, 2, 3, 4],
  ema: [1, 3],
  stdev: [1, 2, 3, 4],
  rmax: [1, 2, 3, 4, 5, 6],
  rmin: [1, 2, 3, 4, 5, 6],
  roc: [1, 2, 3, 4, 5, 6],
};

/** Formulas as the parser makes them; rolling functions are of a bar's own columns. */
export const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .constantFrom(...BAR_VARIABLES, "rsi", "sma", "ema", "roc")
      .map((name) => ({ kind: "variable", name }) as const),
    fc.constantFrom(0, 1, 2, 3, 0.5, 100).map((value) => ({ kind: "number", value }) as const),
    fc.constantFrom(...rollingNames).chain((name) =>
      fc.record({
        kind: fc.constant("rolling"),
        name: fc.constant(name),
        variable: fc.constantFrom(...BAR_VARIABLES),
        bars: fc.constantFrom(...EXACT_BARS[name]),
      }),
    ),
    fc.record({ kind: fc.constant("negate"), operand: tie("formula") }),
    fc.record({
      kind: fc.constant("operation"),
      operator: fc.constantFrom("+", "-", "*", "/", "%"),
      left: tie("formula"),
      right: tie("formula"),
    }),
    fc.constantFrom(...scalarNames).chain((name) => {
      const { fewest, most } = SCALAR_FUNCTIONS[name];
      const operands = fc.array(tie("formula"), { minLength: fewest, maxLength: Math.min(most, 4) });
      return fc.record({ kind: fc.constant("call"), name: fc.constant(name), operands });
    }),
  ),
})).formula;

const HOLE = [NaN, NaN, NaN, NaN, NaN];
const price = fc.integer({ min: 1, max: 20 }).map((third) => 3 * third);
const bar = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(price, price, price, price, fc.constantFrom(0, 3, 6, 9)) },
  { weight: 1, arbitrary: fc.constant(HOLE) },
  // A bar of which only the close is known, or everything else.
  { weight: 1, arbitrary: price.map((close) => [close, NaN, NaN, NaN, NaN]) },
  { weight: 1, arbitrary: price.map((rest) => [NaN, rest, rest, rest, rest]) },
);

/** Up to 40 bars; every column has a life of its own. */
export const histories: fc.Arbitrary<Prices> = fc.array(bar, { maxLength: 40 }).map((rows) => {
  const column = (index: number) => rows.map((row) => row[index]!);
  return { close: column(0), open: column(1), high: column(2), low: column(3), volume: column(4) };
});

export const windows = fc.integer({ min: 1, max: 6 });

/** One history after another. */
export function joined(first: Prices, second: Prices): Prices {
  const [before, after] = [barsOf(first), barsOf(second)];
  const column = (name: "close" | "open" | "high" | "low" | "volume") => [...before[name], ...after[name]];
  return {
    close: column("close"),
    open: column("open"),
    high: column("high"),
    low: column("low"),
    volume: column("volume"),
  };
}
