import * as fc from "fast-check";
import { describe, it } from "vitest";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import { INDICATORS } from "../../../src/engine/indicators/registry.ts";
import { type Bar, coarseWalks, UNKNOWN, walks } from "../support/price-histories.ts";
import { holdsAlways } from "../support/property.ts";
import { cases, differences, valuesOf } from "./support/cases.ts";

const RUNS = 40;

/** Undefined now and then although no price is flat: an index without any losses has no range, a balance may be 0. */
const SOMETIMES_UNDEFINED = new Set(["Stochastic RSI", "OBV Rate of Change"]);

const HOLES: readonly ((bar: Bar) => Bar)[] = [
  () => UNKNOWN,
  (bar) => ({ ...bar, volume: NaN }),
  (bar) => ({ ...bar, open: NaN, high: NaN, low: NaN }),
];

/** Up to three places, by their share of the way through a history. */
const places = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 3 });

function withHoles(bars: readonly Bar[], shares: readonly number[], hole: (bar: Bar) => Bar): Bar[] {
  const rows = new Set(shares.map((share) => Math.floor(share * bars.length)));
  return bars.map((bar, row) => (rows.has(row) ? hole(bar) : bar));
}

/** Whether what an indicator reads of a bar is known. */
function isKnown({ inputs }: IndicatorDefinition, bar: Bar): boolean {
  if (Number.isNaN(bar.close)) return false;
  if (inputs === "prices") return !Number.isNaN(bar.open + bar.high + bar.low);
  return inputs === "closes" || !Number.isNaN(bar.volume);
}

for (const indicator of INDICATORS) {
  describe(`every value of ${indicator.id}`, () => {
    it("is the same whatever comes after it", ({ expect }) => {
      holdsAlways(
        fc.property(cases(indicator, coarseWalks), walks(60), fc.nat(39), ({ window, bars }, other, cut) => {
          const past = bars.slice(0, bars.length - cut);
          const values = valuesOf(indicator, bars, window).subarray(0, past.length);
          const otherwise = valuesOf(indicator, [...past, ...other], window).subarray(0, past.length);
          expect(differences(values, otherwise)).toEqual([]);
        }),
        RUNS,
      );
    });

    it("is known exactly where the bars that it requires are", ({ expect }) => {
      // Some indicators that read volume read highs and lows too, others do not.
      const hole = fc.constantFrom(...(indicator.inputs === "volume" ? HOLES.slice(0, 2) : HOLES));
      holdsAlways(
        // Over a single bar some have nothing to compare.
        fc.property(cases(indicator, walks, 2), places, hole, ({ window, bars }, shares, make) => {
          const broken = withHoles(bars, shares, make);
          const required = indicator.requiredBars(window);
          let run = 0;
          const filled = broken.map((bar) => {
            run = isKnown(indicator, bar) ? run + 1 : 0;
            return run >= required;
          });
          const known = [...valuesOf(indicator, broken, window)].map((value) => !Number.isNaN(value));
          if (SOMETIMES_UNDEFINED.has(indicator.id)) {
            expect(known.filter((value, bar) => value && filled[bar] === false)).toEqual([]);
          } else {
            expect(known).toEqual(filled);
          }
        }),
        RUNS,
      );
    });

    it("is the same after a hole as in a history that begins there", ({ expect }) => {
      holdsAlways(
        fc.property(cases(indicator, walks), coarseWalks(20), ({ window, bars }, before) => {
          const values = valuesOf(indicator, [...before, UNKNOWN, ...bars], window);
          expect(differences(values.subarray(before.length + 1), valuesOf(indicator, bars, window))).toEqual(
            [],
          );
        }),
        RUNS,
      );
    });
  });
}

for (const indicator of INDICATORS.filter(({ range }) => range !== undefined)) {
  const [least, most] = indicator.range!;
  it(`${indicator.id} stays between ${least} and ${most}`, ({ expect }) => {
    const histories = (length: number) => fc.oneof(coarseWalks(length), walks(length));
    holdsAlways(
      fc.property(cases(indicator, histories), ({ window, bars }) => {
        const values = valuesOf(indicator, bars, window);
        expect([...values].filter((value) => value < least || value > most)).toEqual([]);
      }),
      RUNS,
    );
  });
}
