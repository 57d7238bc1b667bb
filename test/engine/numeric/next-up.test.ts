import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextUp } from "../../../src/engine/numeric/next-up.ts";
import { holdsAlways } from "../support/property.ts";

const bits = new DataView(new ArrayBuffer(8));

/** The float of a pattern of 64 bits. */
function floatOf(pattern: bigint): number {
  bits.setBigUint64(0, pattern);
  return bits.getFloat64(0);
}

describe("the next float", () => {
  test("of zero is the smallest there is, and of the largest infinity", () => {
    expect(nextUp(0)).toBe(Number.MIN_VALUE);
    expect(nextUp(-0)).toBe(Number.MIN_VALUE);
    expect(nextUp(-Number.MIN_VALUE)).toBe(-0);
    expect(nextUp(Number.MAX_VALUE)).toBe(Infinity);
    expect(nextUp(1)).toBe(1 + Number.EPSILON);
    expect(nextUp(-1)).toBe(-1 + Number.EPSILON / 2);
  });

  test("goes from one half of the pattern to the other where the lower one is full", () => {
    expect(nextUp(floatOf(0x3ff0_0000_ffff_ffffn))).toBe(floatOf(0x3ff0_0001_0000_0000n));
    expect(nextUp(floatOf(0xbff0_0001_0000_0000n))).toBe(floatOf(0xbff0_0000_ffff_ffffn));
  });

  test("is the pattern that follows, of any float", () => {
    const half = fc.oneof(fc.nat(0xffff_ffff), fc.constantFrom(0, 1, 0xffff_fffe, 0xffff_ffff));
    holdsAlways(
      fc.property(half, half, (high, low) => {
        const pattern = (BigInt(high) << 32n) | BigInt(low);
        const value = floatOf(pattern);
        fc.pre(Number.isFinite(value) && value !== 0);
        expect(nextUp(value)).toBe(floatOf(value > 0 ? pattern + 1n : pattern - 1n));
      }),
      1000,
    );
  });
});
