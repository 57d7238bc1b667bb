import type { BarColumns } from "../bars/types.ts";
import { currentPrice } from "../indicators/current-price.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import { INDICATORS } from "../indicators/registry.ts";
import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";

/** What a formula reads by name. */
export interface FormulaVariable {
  /** In lower case. */
  readonly name: string;
  /** The id of the indicator that it stands for; `null` for a column of the bars. */
  readonly indicator: string | null;
  readonly traits: Pick<
    IndicatorDefinition,
    "unit" | "inputs" | "hasWindow" | "requiredBars" | "settledBars"
  >;
  /** Its values on the condition's window, made once for a series; known only where the close is. */
  column(series: PriceSeries, window: number): RollingColumn;
}

const VARIABLES: ReadonlyMap<string, FormulaVariable> = new Map(
  [
    ...INDICATORS.flatMap(indicatorVariable),
    // After the indicators, so that these names always are the bars' own.
    closeVariable(),
    barVariable("open"),
    barVariable("high"),
    barVariable("low"),
    barVariable("volume"),
  ].map((variable): [string, FormulaVariable] => [variable.name, variable]),
);

/** All variables that formulas may use. */
export function formulaVariables(): FormulaVariable[] {
  return [...VARIABLES.values()];
}

/** The variable of that name in lower case, `undefined` when there is none. */
export function findVariable(name: string): FormulaVariable | undefined {
  return VARIABLES.get(name);
}

/** The variable that a parsed formula names. Throws `RangeError` when there is none. */
export function variableNamed(name: string): FormulaVariable {
  const variable = VARIABLES.get(name);
  if (variable === undefined) throw new RangeError(`formulas have no variable ${name}`);
  return variable;
}

/** The name under which a series keeps a part of a formula; `window` is `null` where it does not matter. */
export function columnName(text: string, window: number | null): string {
  return window === null ? `formula: ${text}` : `formula on ${window}: ${text}`;
}

function indicatorVariable(definition: IndicatorDefinition): FormulaVariable[] {
  const name = definition.variable;
  if (name === null) return [];
  return [
    {
      name,
      indicator: definition.id,
      traits: definition,
      column: (series, window) =>
        series.column(columnName(name, definition.hasWindow ? window : null), () =>
          definition.compute(series, window),
        ),
    },
  ];
}

function closeVariable(): FormulaVariable {
  return { name: "close", indicator: null, traits: currentPrice, column: ({ closes }) => closes };
}

function barVariable(name: "open" | "high" | "low" | "volume"): FormulaVariable {
  const isVolume = name === "volume";
  return {
    name,
    indicator: null,
    traits: {
      ...currentPrice,
      unit: isVolume ? "shares" : "price",
      inputs: isVolume ? "volume" : "prices",
    },
    column: (series) => series.column(columnName(name, null), (bars) => whereCloseIsKnown(bars, name)),
  };
}

function whereCloseIsKnown(bars: BarColumns, name: "open" | "high" | "low" | "volume"): Float64Array {
  return bars[name].map((value, bar) => (Number.isNaN(bars.close[bar]) ? NaN : value));
}
