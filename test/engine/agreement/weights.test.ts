import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import type { Timing } from "../../../src/engine/timing.ts";
import { longMarkets, type Bars, markets } from "../oracle/arbitraries/markets.ts";
import { strategies, timings, yearlyStrategies } from "../oracle/arbitraries/strategies.ts";
import { oracleWeights } from "../oracle/oracle.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { engineWeights, expectSameWeights, prepare } from "./support.ts";

/** Up to the first comparison that rounding may decide; after it both may be right. */
function expectAgreement(tree: unknown, bars: Bars, timing: Timing): void {
  const prepared = prepare(tree, bars);
  const oracle = oracleWeights(tree, bars, { timing });
  expect(prepared.table.dates).toEqual(oracle.dates);
  expect(evaluate(prepared.program, prepared.table, timing).start).toBe(oracle.start ?? Infinity);
  const rows = engineWeights(prepared, timing);
  const sure = oracle.unsureFrom ?? rows.length;
  for (const [bar, weights] of rows.slice(0, sure).entries()) {
    expectSameWeights(weights, oracle.weights[bar]!, `on bar ${bar}, ${timing}`);
  }
}

describe("the engine and the slow evaluator decide alike", { timeout: PROPERTY_TIMEOUT }, () => {
  it("on any tree and any bars", () => {
    expect.hasAssertions();
    holdsAlways(
      fc.property(strategies, markets, timings, (tree, bars, timing) => expectAgreement(tree, bars, timing)),
      150,
    );
  });

  it("with indicators that look back over a year", () => {
    expect.hasAssertions();
    holdsAlways(
      fc.property(yearlyStrategies, longMarkets, timings, (tree, bars, timing) =>
        expectAgreement(tree, bars, timing),
      ),
      20,
    );
  });
});
