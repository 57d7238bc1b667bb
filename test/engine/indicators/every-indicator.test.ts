import * as fc from "fast-check";
import { describe, it } from "vitest";
import { INDICATORS } from "../../../src/engine/indicators/registry.ts";
import { columnsOf } from "../support/market.ts";

const price = fc.double({ min: 1, max: 1000, noNaN: true });
const history = fc.array(
  fc.oneof({ weight: 9, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) }),
  {
    maxLength: 60,
  },
);
const window = fc.integer({ min: 1, max: 12 });

for (const indicator of INDICATORS) {
  describe(`every value of ${indicator.id}`, () => {
    it("is the same whatever comes after it", ({ expect }) => {
      fc.assert(
        fc.property(history, history, history, window, (past, future, other, bars) => {
          const values = indicator.compute(columnsOf([...past, ...future]), bars);
          const otherwise = indicator.compute(columnsOf([...past, ...other]), bars);
          expect(values.subarray(0, past.length)).toEqual(otherwise.subarray(0, past.length));
        }),
      );
    });

    it("is known exactly where the bars that it requires are", ({ expect }) => {
      fc.assert(
        fc.property(history, window, (closes, bars) => {
          const required = indicator.requiredBars(bars);
          const known = [...indicator.compute(columnsOf(closes), bars)].map((value) => !Number.isNaN(value));
          const filled = closes.map((_, bar) => {
            const needed = closes.slice(Math.max(0, bar - required + 1), bar + 1);
            return needed.length === required && !needed.some(Number.isNaN);
          });
          expect(known).toEqual(filled);
        }),
      );
    });

    it("is the same after a hole as in a history that begins there", ({ expect }) => {
      fc.assert(
        fc.property(history, history, window, (before, after, bars) => {
          const values = indicator.compute(columnsOf([...before, NaN, ...after]), bars);
          expect(values.subarray(before.length + 1)).toEqual(indicator.compute(columnsOf(after), bars));
        }),
      );
    });

    it("has settled to one part in a million after the bars that it says it takes", ({ expect }) => {
      fc.assert(
        fc.property(fc.array(price, { minLength: 12, maxLength: 12 }), window, (start, bars) => {
          const settled = indicator.settledBars(bars);
          const wave = Array.from({ length: settled }, (_, day) => 100 + 10 * Math.sin(day));
          const short = indicator.compute(columnsOf(wave), bars).at(-1)!;
          const long = indicator.compute(columnsOf([...start, ...wave]), bars).at(-1)!;
          // The seeds differ by up to 1000 dollars in this market; a share of 1e-6 of that may remain.
          expect(Math.abs(long - short)).toBeLessThan(1e-2);
        }),
      );
    });
  });
}
