import * as fc from "fast-check";
import { describe, it } from "vitest";
import {
  decimal,
  max,
  min,
  ratio,
  roundDown,
  roundHalfUp,
  roundUp,
  sum,
  toText,
} from "../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../support/property.ts";

const amounts = fc
  .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]) => decimal(digits).div(decimal(10).pow(places)));

describe("decimals", () => {
  it("add tenths exactly, where floats do not", ({ expect }) => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(toText(sum([decimal("0.1"), decimal(0.2)]))).toBe("0.3");
  });

  it("read a float as the number that was written, and a quantity of 9 decimals as it is", ({ expect }) => {
    expect(toText(decimal(450.32))).toBe("450.32");
    expect(toText(decimal("0.000000001"))).toBe("0.000000001");
    expect(toText(decimal(1e-9))).toBe("0.000000001");
    expect(toText(decimal(1e21))).toBe("1000000000000000000000");
  });

  it("write no exponent and no trailing zeros", ({ expect }) => {
    expect(toText(decimal("12.500000000"))).toBe("12.5");
    expect(toText(decimal("100.00"))).toBe("100");
  });

  it("refuse what is no number", ({ expect }) => {
    for (const text of ["", "1,000", "NaN", "$5", "0x10"]) expect(() => decimal(text)).toThrow();
    expect(() => decimal(Number.NaN)).toThrow();
    expect(() => decimal(Infinity)).toThrow();
  });

  it("round toward zero, away from zero, and half up", ({ expect }) => {
    const rounded = (text: string) =>
      [roundDown, roundUp, roundHalfUp].map((round) => toText(round(decimal(text), 2)));
    expect(rounded("1.005")).toEqual(["1", "1.01", "1.01"]);
    expect(rounded("1.0049")).toEqual(["1", "1.01", "1"]);
    expect(rounded("-1.005")).toEqual(["-1", "-1.01", "-1.01"]);
  });

  it("are divided into the float that their exact quotient is", ({ expect }) => {
    expect(ratio(decimal("2.01"), decimal(100))).toBe(0.0201);
    expect(ratio(decimal("-0.000000001"), decimal(1_000_000))).toBe(-1e-15);
    expect(ratio(decimal(0).neg(), decimal(7))).toBe(0);
    expect(ratio(decimal(1e21), decimal("0.5"))).toBe(2e21);
    expect(ratio(decimal(1), decimal(0))).toBe(Infinity);
  });

  it("are divided into the same as digit by digit, but for the last bits of long numbers", ({ expect }) => {
    const long = fc.tuple(amounts, amounts).map(([a, b]) => a.times(b));
    holdsAlways(
      fc.property(long, long, (dividend, divisor) => {
        fc.pre(!divisor.eq(0));
        const exact = dividend.div(divisor).toNumber();
        const error = Math.abs(ratio(dividend, divisor) - exact);
        expect(error).toBeLessThanOrEqual(Math.abs(exact) * 1e-15 + 1e-19);
      }),
    );
  });

  it("come back from their text as they were", ({ expect }) => {
    holdsAlways(
      fc.property(amounts, (amount) => {
        expect(decimal(toText(amount)).eq(amount)).toBe(true);
      }),
    );
  });

  it("sum to the same in any order, and to zero when there are none", ({ expect }) => {
    expect(toText(sum([]))).toBe("0");
    holdsAlways(
      fc.property(fc.array(amounts), (list) => {
        expect(sum(list).eq(sum(list.toReversed()))).toBe(true);
      }),
    );
  });

  it("know the smaller and the larger", ({ expect }) => {
    holdsAlways(
      fc.property(amounts, amounts, (a, b) => {
        expect(min(a, b).lte(max(a, b))).toBe(true);
        expect(min(a, b).plus(max(a, b)).eq(a.plus(b))).toBe(true);
      }),
    );
  });
});
