import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarColumns } from "../../../src/engine/bars/types.ts";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import { findMetric } from "../../../src/engine/indicators/metric.ts";
import { INDICATORS } from "../../../src/engine/indicators/registry.ts";
import { PriceSeries } from "../../../src/engine/series/price-series.ts";
import { formulasOfCloses, formulasOfTickers } from "../oracle/arbitraries/formulas.ts";
import { INDICATORS as ORACLE_INDICATORS } from "../oracle/indicators/catalogue.ts";
import { oracleIndicator } from "../oracle/oracle.ts";
import type { Series } from "../oracle/bars/series.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { columnsOver, GAPS } from "./histories.ts";
import { differences } from "./support.ts";

const windows = fc.integer({ min: 1, max: 12 });

const YEAR = 253;
const isYearly = (indicator: IndicatorDefinition) => indicator.requiredBars(1) >= YEAR;

function oracleSeries({ open, high, low, close, volume }: BarColumns): Series {
  return { open: [...open], high: [...high], low: [...low], close: [...close], volume: [...volume] };
}

/** Where the two compute an indicator differently. */
function disagreements(
  indicator: IndicatorDefinition,
  columns: BarColumns,
  window: number,
): readonly string[] {
  const values = indicator.compute(new PriceSeries(columns), window);
  return differences(values, oracleIndicator(indicator.id, oracleSeries(columns), window), indicator.id);
}

describe("the engine and the slow evaluator compute alike", { timeout: PROPERTY_TIMEOUT }, () => {
  it("and know the same indicators", () => {
    // One definition stands for both spellings here, and has two there.
    const aliases = new Set(INDICATORS.flatMap((indicator) => indicator.aliases));
    const known = ORACLE_INDICATORS.map(({ id }) => id).filter((id) => !aliases.has(id));
    expect(known.sort()).toEqual(INDICATORS.map(({ id }) => id).sort());
  });

  it("every indicator that does not look back over a year", () => {
    const short = INDICATORS.filter((indicator) => !isYearly(indicator));
    holdsAlways(
      fc.property(columnsOver(90, GAPS), windows, (columns, window) => {
        expect(short.flatMap((indicator) => disagreements(indicator, columns, window))).toEqual([]);
      }),
      80,
    );
  });

  it("every indicator that looks back over a year", () => {
    const yearly = INDICATORS.filter(isYearly);
    holdsAlways(
      fc.property(columnsOver(300, GAPS), windows, (columns, window) => {
        expect(yearly.flatMap((indicator) => disagreements(indicator, columns, window))).toEqual([]);
      }),
      30,
    );
  });

  it.for([
    ["closes alone", formulasOfCloses],
    ["all columns", formulasOfTickers],
  ] as const)("formulas of %s", ([, formulas]) => {
    // Of a bar that is known in part a formula may know all that it reads.
    holdsAlways(
      fc.property(columnsOver(60, ["whole bars"]), windows, formulas, (columns, window, formula) => {
        const indicator = findMetric({ id: "own", title: "Own", formula })!;
        const expected = oracleIndicator("custom:own", oracleSeries(columns), window, [
          { id: "own", name: "Own", formula },
        ]);
        const values = indicator.compute(new PriceSeries(columns), window);
        expect(differences(values, expected, formula)).toEqual([]);
      }),
      200,
    );
  });
});
