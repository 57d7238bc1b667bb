/** Everything that the engine computes on a fixed market, as one digest for each part. */
import { backtest } from "../../src/engine/backtest/backtest.ts";
import type { BarTable } from "../../src/engine/bars/types.ts";
import { compile } from "../../src/engine/evaluate/compile.ts";
import { decide } from "../../src/engine/evaluate/decide.ts";
import { evaluate } from "../../src/engine/evaluate/evaluate.ts";
import type { Program } from "../../src/engine/evaluate/program.ts";
import { formulaIndicator } from "../../src/engine/formula/formula-indicator.ts";
import { parseFormula } from "../../src/engine/formula/parse.ts";
import type { IndicatorDefinition } from "../../src/engine/indicators/definition.ts";
import { INDICATORS } from "../../src/engine/indicators/registry.ts";
import { PriceSeries } from "../../src/engine/series/price-series.ts";
import { ENGINE_VERSION, fingerprint } from "../../src/engine/strategy/fingerprint.ts";
import { type Timing, TIMINGS } from "../../src/engine/timing.ts";
import { strategyOf } from "../engine/support/strategies.ts";
import type { Digests } from "./digests.ts";
import { digestOf } from "./digest.ts";
import { FORMULAS } from "./formulas.ts";
import { scenarioMarket } from "./market.ts";
import { STRATEGIES } from "./strategies.ts";

const WINDOWS = [3, 14];
/** On the close and before the open: the other timings decide as one of these. */
const DECISIONS = ["CC", "OO"] as const;
const BACKTEST = { costBps: 5, from: "2001-01-01", split: "2001-04-02" };

/** Computes the scenario, the same in every runtime. */
export function scenario(): Digests {
  const table = scenarioMarket();
  const benchmark = table.columns.get("SPY")!;
  const strategies = STRATEGIES.map((strategy) => strategyOf(strategy));
  const programs = strategies.map(compile);
  const tested = programs.map((program, place) => {
    const timing = TIMINGS[place % TIMINGS.length]!;
    const result = backtest(program, table, { ...BACKTEST, timing, benchmark });
    if (!result.ok) throw new Error(result.message);
    return result.backtest;
  });
  return {
    engine: ENGINE_VERSION,
    market: digestOf([table.dates, table.columns]),
    indicators: digestOf(indicatorColumns(table)),
    fingerprints: digestOf(strategies.map(fingerprint)),
    weights: digestOf(
      programs.map((program) => DECISIONS.map((timing) => weightsOf(program, table, timing))),
    ),
    decisions: digestOf(programs.map((program) => DECISIONS.map((timing) => decide(program, table, timing)))),
    backtests: digestOf(tested),
  };
}

function weightsOf(program: Program, table: BarTable, timing: Timing) {
  const { dates, weights, start } = evaluate(program, table, timing);
  return { dates, weights, start };
}

function indicatorColumns({ columns }: BarTable): Float64Array[] {
  const series = Array.from(columns.values(), (bars) => new PriceSeries(bars));
  const definitions = [...INDICATORS, ...FORMULAS.map(formulaOf)];
  return definitions.flatMap((definition) =>
    series.flatMap((one) => WINDOWS.map((window) => definition.compute(one, window))),
  );
}

function formulaOf(text: string): IndicatorDefinition {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return formulaIndicator({ id: text, title: text, formula: parsed.formula });
}
