import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatFormula } from "../../../src/engine/formula/format.ts";
import type { Formula } from "../../../src/engine/formula/formula.ts";
import { formulaIndicator } from "../../../src/engine/formula/formula-indicator.ts";
import { isRollingName, ROLLING_FUNCTIONS } from "../../../src/engine/formula/rolling-functions.ts";
import { formulaVariables } from "../../../src/engine/formula/variables.ts";
import { holdsAlways } from "../support/property.ts";
import { formulas, histories, joined, windows } from "./support/arbitraries.ts";
import { indicatorOf, type Prices, seriesOf, valuesOf } from "./support/formulas.ts";
import { evaluatedPerBar } from "./support/per-bar-evaluator.ts";

const RUNS = 500;

function computed(formula: Formula, prices: Prices, window: number): number[] {
  const indicator = formulaIndicator({ id: "any", title: "Any", formula });
  return [...indicator.compute(seriesOf(prices), window)].map(withoutSign);
}

/** 0 for -0, which no comparison tells apart. */
function withoutSign(value: number): number {
  return value + 0;
}

function areClose(value: number, other: number): boolean {
  return Number.isNaN(value) ? Number.isNaN(other) : Math.abs(value - other) <= 1e-9 * (1 + Math.abs(value));
}

test("columns answer what a walk through the formula on each bar does", () => {
  holdsAlways(
    fc.property(formulas, histories, windows, (formula, prices, window) => {
      expect(computed(formula, prices, window)).toEqual(
        evaluatedPerBar(formula, prices, window).map(withoutSign),
      );
    }),
    2000,
  );
});

test("a value is the same whatever comes after it", () => {
  holdsAlways(
    fc.property(formulas, histories, histories, windows, (formula, past, future, window) => {
      const values = computed(formula, joined(past, future), window);
      expect(values.slice(0, past.close.length)).toEqual(computed(formula, past, window));
    }),
    RUNS,
  );
});

test("after a bar that is unknown a value is the same as in a history that begins there", () => {
  holdsAlways(
    fc.property(formulas, histories, histories, windows, (formula, before, after, window) => {
      const hole = { close: [NaN], volume: [NaN] };
      const values = computed(formula, joined(joined(before, hole), after), window);
      expect(values.slice(before.close.length + 1)).toEqual(computed(formula, after, window));
    }),
    RUNS,
  );
});

test("a value is unknown where one of the bars that the formula requires is", () => {
  holdsAlways(
    fc.property(formulas, histories, windows, (formula, prices, window) => {
      const required = formulaIndicator({ id: "any", title: "Any", formula }).requiredBars(window);
      const values = computed(formula, prices, window).filter((_, bar) => {
        const closes = prices.close.slice(Math.max(0, bar + 1 - required), bar + 1);
        return closes.length < required || closes.some(Number.isNaN);
      });
      expect(values).toEqual(values.map(() => NaN));
    }),
    RUNS,
  );
});

test("every variable, and what rolls over it, is first known on the bar that completes what it requires", () => {
  // A market that always moves and trades, so that nothing is flat; longer than the longest of the windows here.
  const days = Array.from({ length: 600 }, (_, day) => day);
  const close = days.map((day) => 100 + 10 * Math.sin(day) + 5 * Math.cos(day * 1.7));
  const series = seriesOf({
    close,
    open: close.map((price, day) => price + Math.sin(day * 2.3)),
    high: close.map((price) => price + 3),
    low: close.map((price, day) => price - 2 - Math.cos(day)),
    volume: days.map((day) => 1000 + ((day * 37) % 101)),
  });
  const names = formulaVariables().map(({ name }) => name);
  // On-balance volume begins at 0, so its first change is unknown.
  for (const name of names.filter((variable) => variable !== "obv_roc")) {
    // Not its rate of change, which is unknown from an index of 0.
    for (const text of [
      name,
      `sma(${name}, 3)`,
      `ema(${name}, 4)`,
      `stdev(${name}, 5)`,
      `rmax(${name}, 6)`,
    ]) {
      const indicator = indicatorOf(text);
      const first = indicator.compute(series, 5).findIndex((value) => !Number.isNaN(value));
      expect(`${text} ${first + 1}`).toBe(`${text} ${indicator.requiredBars(5)}`);
    }
  }
});

test("a rolling function of an indicator is that function of the indicator's column", () => {
  const rolling = fc.constantFrom(...Object.keys(ROLLING_FUNCTIONS).filter(isRollingName));
  const bars = fc.integer({ min: 1, max: 5 });
  const closes = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 40 });
  holdsAlways(
    fc.property(rolling, bars, closes, windows, (name, length, close, window) => {
      const index = valuesOf("rsi", { close }, window);
      const first = index.findIndex((value) => !Number.isNaN(value));
      // The same function of the opens of a market whose opens are the index.
      const opens = first === -1 ? { close: [] } : { close: close.slice(first), open: index.slice(first) };
      const expected = valuesOf(`${name}(open, ${length})`, opens, window);
      const values = valuesOf(`${name}(rsi, ${length})`, { close }, window).slice(first);
      // The index is no whole number: what its sums round away may depend on where its column starts.
      expect(expected.every((value, bar) => areClose(value, values[bar]!))).toBe(true);
    }),
    RUNS,
  );
});

test("what has settled depends on no earlier bar by more than one part in a million", () => {
  for (const text of ["ema(close, 5)", "sma(ema, 4)", "ema(rsi, 3) + close", "roc(ema, 2)"]) {
    const indicator = indicatorOf(text);
    const settled = indicator.settledBars(4);
    const wave = Array.from({ length: settled }, (_, day) => 100 + 10 * Math.sin(day));
    const [short, long] = [wave, [900, 3, 700, 12, 500, 1000, ...wave]].map((close) =>
      indicator.compute(seriesOf({ close }), 4).at(-1)!,
    );
    // The two seeds differ by hundreds of dollars, of which a millionth may be left.
    expect(Math.abs(long! - short!)).toBeLessThan(1e-3);
    expect(formatFormula(indicator.formula)).toBe(text);
  }
});
