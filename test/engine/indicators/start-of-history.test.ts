import * as fc from "fast-check";
import { it } from "vitest";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import { INDICATORS } from "../../../src/engine/indicators/registry.ts";
import { seriesOf, walks } from "../support/price-histories.ts";
import { holdsAlways } from "../support/property.ts";
import { cases, valuesOf } from "./support/cases.ts";

const RUNS = 40;
const SETTLED = 1e-6;
/** An index compares averages: where the market has become quieter since the seed, the seed weighs more than its share. */
const SETTLED_INDEX = 1e-5;

const isExact = (one: IndicatorDefinition) => one.settledBars(5) === one.requiredBars(5);
const isBounded = ({ range }: IndicatorDefinition) => range !== undefined && range[1] - range[0] < Infinity;

for (const indicator of INDICATORS.filter(isExact)) {
  it(`${indicator.id} is, bit for bit, what its required bars alone give`, ({ expect }) => {
    holdsAlways(
      fc.property(cases(indicator, walks), fc.nat(40), ({ window, bars }, more) => {
        const required = indicator.requiredBars(window);
        expect(indicator.settledBars(window)).toBe(required);
        const series = seriesOf(bars);
        const alone = indicator.compute(series.slice(more, more + required), window);
        expect(alone.at(-1)).toBe(indicator.compute(series, window)[more + required - 1]);
      }),
      RUNS,
    );
  });
}

for (const indicator of INDICATORS.filter((one) => !isExact(one) && one.settledBars(5) < Infinity)) {
  it(`${indicator.id} forgets older bars up to a millionth, after the bars that it says it takes`, ({
    expect,
  }) => {
    const histories = fc.constantFrom(1, 2, 3, 5, 8, 14, 50).chain((window) =>
      fc.record({
        window: fc.constant(window),
        dropped: fc.integer({ min: 1, max: 30 }),
        bars: walks(indicator.settledBars(window) + 30),
      }),
    );
    holdsAlways(
      fc.property(histories, ({ window, dropped, bars }) => {
        const longer = valuesOf(indicator, bars, window).subarray(dropped);
        const shorter = valuesOf(indicator, bars.slice(dropped), window);
        const known = [...longer, ...shorter].filter((value) => !Number.isNaN(value));
        const tolerance = isBounded(indicator)
          ? SETTLED_INDEX * (indicator.range![1] - indicator.range![0])
          : SETTLED * (Math.max(...known) - Math.min(...known));
        for (let bar = indicator.settledBars(window) - 1; bar < shorter.length; bar++) {
          // Unknown in both, or equal.
          if (Object.is(longer[bar], shorter[bar])) continue;
          expect(Math.abs(longer[bar]! - shorter[bar]!)).toBeLessThanOrEqual(tolerance);
        }
      }),
      RUNS,
    );
  });
}

it("the others never forget: a drawdown counts from the highest close of all, a balance from the first bar", ({
  expect,
}) => {
  const endless = INDICATORS.filter((one) => one.settledBars(5) === Infinity);
  expect(endless.map(({ id }) => id).toSorted()).toEqual(["Drawdown", "OBV Rate of Change"]);
});
