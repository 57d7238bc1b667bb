import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binaryExponent,
  powerOfTwo,
  powerOfTwoFrom,
} from "../../../../src/engine/numeric/elementary/binary-exponent.ts";
import { cosine, sine } from "../../../../src/engine/numeric/elementary/circle.ts";
import { exponential } from "../../../../src/engine/numeric/elementary/exponential.ts";
import { decimalLogarithm, logarithm } from "../../../../src/engine/numeric/elementary/logarithm.ts";
import { power } from "../../../../src/engine/numeric/elementary/power.ts";
import { holdsAlways } from "../../support/property.ts";

/** Two units of the last digit: this platform's functions are off by less than one themselves. */
const TWO_UNITS = 2 ** -51;

/** How far a value is off, as a fraction; an absolute distance where floats have fewer digits, 0 where both are equal. */
function offBy(actual: number, expected: number): number {
  if (Object.is(actual, expected)) return 0;
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), 2 ** -1022);
}

const positive = fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true });
const about1 = fc.double({ min: 0.5, max: 2, noNaN: true });

describe("elementary functions", () => {
  it("are within two units of the last digit of this platform's", () => {
    holdsAlways(
      fc.property(fc.oneof(positive, about1), (value) => {
        expect(offBy(logarithm(value), Math.log(value))).toBeLessThanOrEqual(TWO_UNITS);
        expect(offBy(decimalLogarithm(value), Math.log10(value))).toBeLessThanOrEqual(TWO_UNITS);
      }),
    );
    holdsAlways(
      fc.property(fc.double({ min: -700, max: 800, noNaN: true }), (value) => {
        expect(offBy(exponential(value), Math.exp(value))).toBeLessThanOrEqual(TWO_UNITS);
      }),
    );
    holdsAlways(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -7, max: 7, noNaN: true }),
        (base, exponent) => {
          expect(offBy(power(base, exponent), base ** exponent)).toBeLessThanOrEqual(TWO_UNITS);
        },
      ),
    );
    holdsAlways(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (angle) => {
        expect(Math.abs(sine(angle) - Math.sin(angle))).toBeLessThan(4e-16);
        expect(Math.abs(cosine(angle) - Math.cos(angle))).toBeLessThan(4e-16);
      }),
    );
  });

  // The language gives these constants digit by digit.
  it("know the constants", () => {
    expect(logarithm(2)).toBe(Math.LN2);
    expect(logarithm(10)).toBe(Math.LN10);
    expect(exponential(1)).toBe(Math.E);
    expect(decimalLogarithm(Math.E)).toBe(Math.LOG10E);
    expect(sine(Math.PI / 4)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(cosine(Math.PI)).toBe(-1);
  });

  it("are exact where the answer is whole", () => {
    for (let exponent = -300; exponent <= 300; exponent++) {
      expect(decimalLogarithm(Number(`1e${exponent}`))).toBe(exponent);
    }
    for (let base = 2; base <= 40; base++) {
      for (let exact = BigInt(base), exponent = 1; exact <= 2n ** 53n; exact *= BigInt(base), exponent++) {
        expect(power(base, exponent)).toBe(Number(exact));
      }
    }
    expect(logarithm(1)).toBe(0);
    expect(power(6.25, 0.5)).toBe(2.5);
    expect(power(-3, 3)).toBe(-27);
    expect(power(-3, 4)).toBe(81);
  });

  it("say what lies beyond them", () => {
    expect([logarithm(0), logarithm(Infinity)]).toEqual([-Infinity, Infinity]);
    expect([logarithm(-1), logarithm(NaN), decimalLogarithm(-1)]).toEqual([NaN, NaN, NaN]);
    expect([exponential(-Infinity), exponential(Infinity), exponential(NaN)]).toEqual([0, Infinity, NaN]);
    expect([exponential(710), exponential(-746)]).toEqual([Infinity, 0]);
    expect([power(0, -1), power(0, 2), power(-8, 1 / 3), power(5, 0)]).toEqual([Infinity, 0, NaN, 1]);
  });

  it("find the power of two below and above any number", () => {
    holdsAlways(
      fc.property(positive, (value) => {
        const below = powerOfTwo(binaryExponent(value));
        expect(below <= value && value < 2 * below).toBe(true);
      }),
    );
    expect([1, 1.5, 4, 5e-324, 0.3].map(powerOfTwoFrom)).toEqual([1, 2, 4, 5e-324, 0.5]);
    expect([-1075, -1074, 0, 1023, 1024].map(powerOfTwo)).toEqual([0, 5e-324, 1, 2 ** 1023, Infinity]);
  });
});
