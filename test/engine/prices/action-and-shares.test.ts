import fc from "fast-check";
import { describe, it } from "vitest";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { shareDoubt, splitInWords } from "../../../src/engine/prices/action-and-shares.ts";

/** What is wrong with shares and prices around a split of four for one, unless told otherwise. */
function doubt(
  shares: { before: number; changed: number },
  prices: { before: number | null; now: number | null },
  factors: readonly number[] = [4],
) {
  const held = { before: decimal(shares.before), changed: decimal(shares.changed) };
  return shareDoubt({ factors }, held, prices);
}

const NOT_BOOKED = { before: 100, changed: 0 };
const BOOKED = { before: 100, changed: 300 };
const SPLIT = { before: 400, now: 101 };
const NOT_SPLIT = { before: 400, now: 398 };

describe("shares and their price around a split", () => {
  it("are of one side when both have changed, or neither", ({ expect }) => {
    expect(doubt(BOOKED, SPLIT)).toBeNull();
    expect(doubt(NOT_BOOKED, NOT_SPLIT)).toBeNull();
  });

  it("are of two sides when the price alone has changed", ({ expect }) => {
    expect(doubt(NOT_BOOKED, SPLIT)).toEqual({ code: "shares_not_booked", factor: 4 });
    expect(doubt(NOT_BOOKED, { before: 40, now: 400 }, [0.1])).toEqual({
      code: "shares_not_booked",
      factor: 0.1,
    });
  });

  it("are of two sides when the shares alone have changed", ({ expect }) => {
    expect(doubt(BOOKED, NOT_SPLIT)).toEqual({ code: "price_not_followed", factor: 0.25 });
  });

  it("are taken to be of two sides when shares are missing and the price before is not known", ({
    expect,
  }) => {
    expect(doubt(NOT_BOOKED, { before: null, now: 101 })).toEqual({ code: "shares_not_booked", factor: 4 });
    expect(doubt(BOOKED, { before: null, now: 101 })).toBeNull();
  });

  it("are of one side when fractions were paid out, or a few were traded besides", ({ expect }) => {
    expect(doubt({ before: 105, changed: -95 }, { before: 4, now: 40 }, [0.1])).toBeNull();
    expect(doubt({ before: 100, changed: 290 }, SPLIT)).toBeNull();
  });

  it("are nothing to ask about where nothing was held, or the split is too small to show", ({ expect }) => {
    expect(doubt({ before: 0, changed: 0 }, SPLIT)).toBeNull();
    expect(doubt(NOT_BOOKED, { before: 100, now: 98 }, [1.02])).toBeNull();
  });

  it("may be booked by any of the ways in which a split can be read", ({ expect }) => {
    const read = [2.0625, 1.0625];
    expect(doubt({ before: 100, changed: 6.25 }, { before: 100, now: 95 }, read)).toBeNull();
    expect(doubt(NOT_BOOKED, { before: 100, now: 95 }, read)).toEqual({
      code: "shares_not_booked",
      factor: 1.0625,
    });
  });

  it("never are worth anything else on the right side than they were before", ({ expect }) => {
    const factors = fc.oneof(
      fc.double({ min: 1.2, max: 50, noNaN: true }),
      fc.double({ min: 0.02, max: 0.8, noNaN: true }),
    );
    fc.assert(
      fc.property(factors, fc.integer({ min: 1, max: 100_000 }), (factor, before) => {
        const price = 100 / factor;
        const found = doubt({ before, changed: 0 }, { before: 100, now: price }, [factor]);
        expect(price * (found?.factor ?? 1)).toBeCloseTo(100, 6);
        const booked = { before, changed: before * (factor - 1) };
        expect(doubt(booked, { before: 100, now: price }, [factor])).toBeNull();
      }),
    );
  });

  it("are told in words", ({ expect }) => {
    expect([4, 1.5, 0.1, 1 / 3].map(splitInWords)).toEqual([
      "4 for 1",
      "1.5 for 1",
      "10 joined into 1",
      "3 joined into 1",
    ]);
  });
});
