import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtest } from "../../../src/engine/backtest/backtest.ts";
import { longMarkets, type Bars, markets } from "../oracle/arbitraries/markets.ts";
import { backtests, strategies, timings, yearlyStrategies } from "../oracle/arbitraries/strategies.ts";
import { oracleBacktest, type OracleBacktestOptions } from "../oracle/oracle.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { differences, prepare } from "./support.ts";

/** The timing is always given. */
type Options = OracleBacktestOptions & Required<Pick<OracleBacktestOptions, "timing">>;

interface Comparison {
  readonly days: number;
  readonly differences: readonly string[];
}

/**
 * Compares equity, decisions and trades of both, up to the first decision that rounding may make. Equity is recorded
 * before its bar's decision, so that it is sure for a bar longer.
 */
function compared(tree: unknown, bars: Bars, options: Options): Comparison {
  const { program, table } = prepare(tree, bars);
  const result = backtest(program, table, options);
  const expected = oracleBacktest(tree, bars, options);
  const days = expected.dates.length;
  if (!result.ok) return { days, differences: days === 0 ? [] : [result.message] };
  const { dates, simulation, weights } = result.backtest;
  if (dates.join(" ") !== expected.dates.join(" ")) return { days, differences: ["the dates"] };
  const sure = expected.unsureFrom ?? days;
  const equity = differences(
    simulation.equity.slice(0, sure + 1),
    expected.equity.slice(0, sure + 1),
    "equity",
  );
  const traded = differences(simulation.traded.slice(0, sure), expected.traded.slice(0, sure), "traded");
  const held = new Set([
    ...weights.keys(),
    ...expected.decisions.flatMap((decision) => Object.keys(decision)),
  ]);
  const decided = [...held].flatMap((ticker) => {
    const decisions = expected.decisions.slice(0, sure).map((decision) => decision[ticker] ?? 0);
    return differences(weights.get(ticker)?.slice(0, sure) ?? [], decisions, ticker);
  });
  return { days, differences: [...equity, ...traded, ...decided] };
}

describe("the engine and the slow evaluator earn alike", { timeout: PROPERTY_TIMEOUT }, () => {
  it("on any tree, any bars and any part of them", () => {
    const days: number[] = [];
    holdsAlways(
      fc.property(strategies, markets, backtests, (tree, bars, options) => {
        const comparison = compared(tree, bars, options);
        days.push(comparison.days);
        expect(comparison.differences).toEqual([]);
      }),
      120,
    );
    // Most of them have weeks to trade on.
    expect(days.filter((count) => count > 10).length).toBeGreaterThan(days.length / 2);
  });

  it("with indicators that look back over a year", () => {
    const options = fc.record({ timing: timings, costBps: fc.constantFrom(0, 25) });
    holdsAlways(
      fc.property(yearlyStrategies, longMarkets, options, (tree, bars, all) => {
        expect(compared(tree, bars, all).differences).toEqual([]);
      }),
      15,
    );
  });
});
