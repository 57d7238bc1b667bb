import * as fc from "fast-check";
import { it } from "vitest";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import { INDICATORS } from "../../../src/engine/indicators/registry.ts";
import { type Bar, seriesOf, walks } from "../support/price-histories.ts";
import { holdsAlways } from "../support/property.ts";

const HOLE = 20;

/** What must be known of a bar: what the indicator reads, where it reads a range all of it. */
function readsOf({ id, inputs }: IndicatorDefinition): readonly (keyof Bar)[] {
  if (id === "Money Flow Index") return ["open", "high", "low", "close", "volume"];
  if (inputs === "prices") return ["open", "high", "low", "close"];
  return inputs === "volume" ? ["close", "volume"] : ["close"];
}

for (const indicator of INDICATORS) {
  it.for(readsOf(indicator))(
    `${indicator.id} is unknown on a bar without its %s, and begins anew`,
    (column, { expect }) => {
      holdsAlways(
        fc.property(walks(60), fc.integer({ min: 2, max: 5 }), (bars, window) => {
          const broken = bars.map((bar, row) => (row === HOLE ? { ...bar, [column]: NaN } : bar));
          const values = indicator.compute(seriesOf(broken), window);
          expect(values[HOLE]).toBeNaN();
          expect(values.subarray(HOLE + 1)).toEqual(
            indicator.compute(seriesOf(bars.slice(HOLE + 1)), window),
          );
        }),
        5,
      );
    },
  );
}
