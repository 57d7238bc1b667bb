import fc from "fast-check";
import { describe, it } from "vitest";
import { MOST_TRIES, waitBefore } from "../../../src/engine/prices/back-off.ts";

const NEVER = Number.MAX_SAFE_INTEGER;
const fractions = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("the wait before asking again", () => {
  it("is drawn from twice the time after every failure", ({ expect }) => {
    expect([1, 2].map((tries) => waitBefore(tries, 0.5, 0, NEVER))).toEqual([200, 400]);
    expect(waitBefore(1, 0, 0, NEVER)).toBe(0);
  });

  it("ends after enough tries", ({ expect }) => {
    expect(waitBefore(MOST_TRIES, 0, 0, NEVER)).toBeNull();
  });

  it("never reaches the deadline", ({ expect }) => {
    const tries = fc.integer({ min: 1, max: MOST_TRIES });
    fc.assert(
      fc.property(tries, fractions, fc.integer({ min: 0, max: 2_000 }), (tried, fraction, deadline) => {
        expect(waitBefore(tried, fraction, 0, deadline) ?? -1).toBeLessThan(deadline);
      }),
    );
  });
});
