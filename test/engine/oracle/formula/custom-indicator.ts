/** Custom formulas as indicators. */
import { indicatorNamed } from "../indicators/catalogue.ts";
import type { Indicator, Reads } from "../indicators/definition.ts";
import { runsOf } from "../indicators/runs.ts";
import { SHORT_NAMES } from "../indicators/short-names.ts";
import { valuesOf } from "../indicators/values.ts";
import type { Series } from "../bars/series.ts";
import { FUNCTIONS, OPERATORS, ROLLING_FUNCTIONS } from "./functions.ts";
import { parseFormula } from "./parse.ts";
import type { Formula } from "./syntax.ts";

const COLUMNS: Readonly<Record<string, { column: keyof Series; reads: Reads }>> = {
  close: { column: "close", reads: { range: false, volume: false } },
  open: { column: "open", reads: { range: true, volume: false } },
  high: { column: "high", reads: { range: true, volume: false } },
  low: { column: "low", reads: { range: true, volume: false } },
  volume: { column: "volume", reads: { range: false, volume: true } },
};

/**
 * The indicator that a formula describes; throws when the formula is none. As with any other, nothing is known before
 * its required bars are: not even a number that stands alone, where there is no bar.
 */
export function customIndicator(id: string, text: string): Indicator {
  const formula = parseFormula(text);
  const reads = readsOf(formula);
  const required = (window: number) => Math.max(1, requiredBars(formula, window));
  return {
    id: `custom:${id}`,
    reads,
    requiredBars: required,
    values: (series, window) => {
      const runs = runsOf(series, reads);
      return valuesOfFormula(formula, series, window).map((value, bar) =>
        (runs[bar]?.close.length ?? 0) < required(window) ? NaN : value,
      );
    },
  };
}

function partsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === "negation") return [formula.of];
  if (formula.kind === "operation") return [formula.left, formula.right];
  if (formula.kind === "call") return formula.inputs;
  return formula.kind === "rolling" ? [formula.variable] : [];
}

function readsOf(formula: Formula): Reads {
  if (formula.kind === "variable") return COLUMNS[formula.name]?.reads ?? indicatorOf(formula.name).reads;
  const parts = partsOf(formula).map(readsOf);
  return { range: parts.some(({ range }) => range), volume: parts.some(({ volume }) => volume) };
}

function requiredBars(formula: Formula, window: number): number {
  if (formula.kind === "variable") {
    return formula.name in COLUMNS ? 1 : indicatorOf(formula.name).requiredBars(window);
  }
  const parts = Math.max(0, ...partsOf(formula).map((part) => requiredBars(part, window)));
  return formula.kind === "rolling"
    ? parts + ROLLING_FUNCTIONS[formula.name]!.required(formula.bars) - 1
    : parts;
}

function indicatorOf(name: string): Indicator {
  const id = SHORT_NAMES.get(name);
  if (id === undefined) throw new Error(`a formula has no variable ${name}`);
  return indicatorNamed(id);
}

/** Bar by bar: what reads something unknown is unknown, and so is an answer that is not finite. */
function valuesOfFormula(formula: Formula, series: Series, window: number): readonly number[] {
  const bars = [...series.close.keys()];
  const parts = partsOf(formula).map((part) => valuesOfFormula(part, series, window));
  const combine = (answer: (...inputs: number[]) => number) =>
    bars.map((bar) => {
      const inputs = parts.map((values) => values[bar]!);
      return inputs.some(Number.isNaN) ? NaN : known(answer(...inputs));
    });
  switch (formula.kind) {
    case "number":
      return bars.map(() => formula.value);
    case "variable": {
      const column = COLUMNS[formula.name]?.column;
      return column === undefined ? valuesOf(indicatorOf(formula.name), series, window) : series[column];
    }
    case "negation":
      return combine((value) => -value);
    case "operation":
      return combine(OPERATORS[formula.operator]!);
    case "call":
      return combine(functionNamed(formula.name));
    case "rolling":
      return bars.map((bar) => rollingValue(formula.name, parts[0]!, bar, formula.bars));
  }
}

function functionNamed(name: string): (...inputs: number[]) => number {
  const found = FUNCTIONS[name];
  if (found === undefined) throw new Error(`a formula has no function ${name}`);
  return found;
}

function rollingValue(name: string, values: readonly number[], bar: number, bars: number): number {
  const { required, answer } = ROLLING_FUNCTIONS[name]!;
  let first = bar + 1;
  while (first > 0 && !Number.isNaN(values[first - 1]!)) first--;
  const inARow = values.slice(first, bar + 1);
  return inARow.length < required(bars) ? NaN : known(answer(inARow, bars));
}

function known(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
