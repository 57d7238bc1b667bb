import fc from "fast-check";
import { describe, it } from "vitest";
import { judgeQuote } from "../../../src/engine/prices/gate.ts";
import type { MarketQuote } from "../../../src/engine/prices/quote.ts";

const NOW = Date.parse("2026-11-23T20:50:00Z");
const MINUTE = 60_000;

function quote(changes: Partial<MarketQuote> = {}): MarketQuote {
  return { last: 100, open: 99, high: 101, low: 98, previousClose: 100, at: NOW - 1000, ...changes };
}

describe("the quality gate", () => {
  it("lets a fresh price near the close before pass", ({ expect }) => {
    expect(judgeQuote(quote(), NOW, undefined)).toBe("good");
  });

  it.for([
    { what: "ten minutes old", at: NOW - 10 * MINUTE, verdict: "good" },
    { what: "a millisecond older", at: NOW - 10 * MINUTE - 1, verdict: "stale" },
    { what: "ten minutes in the future", at: NOW + 10 * MINUTE, verdict: "good" },
    { what: "a millisecond further in the future", at: NOW + 10 * MINUTE + 1, verdict: "stale" },
  ])("says $verdict of a quote that is $what", ({ at, verdict }, { expect }) => {
    expect(judgeQuote(quote({ at }), NOW, undefined)).toBe(verdict);
  });

  it.for([
    { last: 120, verdict: "good" },
    { last: 120.01, verdict: "jump" },
    { last: 80, verdict: "good" },
    { last: 79.99, verdict: "jump" },
  ])("says $verdict of $last after a close of 100", ({ last, verdict }, { expect }) => {
    expect(judgeQuote(quote({ last }), NOW, undefined)).toBe(verdict);
  });

  it.for([
    { what: "a split of two for one", action: { splitFactor: 2, cash: 0 }, last: 50 },
    { what: "a reverse split of one for ten", action: { splitFactor: 0.1, cash: 0 }, last: 1000 },
    { what: "a special dividend of 30", action: { splitFactor: 1, cash: 30 }, last: 70 },
  ])("takes a jump for good that $what explains", ({ action, last }, { expect }) => {
    expect(judgeQuote(quote({ last }), NOW, undefined)).toBe("jump");
    expect(judgeQuote(quote({ last }), NOW, action)).toBe("good");
  });

  it("suspects a price that has not followed the day's split", ({ expect }) => {
    expect(judgeQuote(quote({ last: 100 }), NOW, { splitFactor: 2, cash: 0 })).toBe("jump");
  });

  it("cannot judge a jump without a close before, or with a dividend that nothing would be left after", ({
    expect,
  }) => {
    expect(judgeQuote(quote({ previousClose: null }), NOW, undefined)).toBe("no_reference");
    expect(judgeQuote(quote({ previousClose: 0 }), NOW, undefined)).toBe("no_reference");
    expect(judgeQuote(quote(), NOW, { splitFactor: 1, cash: 100 })).toBe("no_reference");
  });

  it("takes nothing, zero and what is no number for missing", ({ expect }) => {
    expect(judgeQuote(undefined, NOW, undefined)).toBe("missing");
    for (const last of [0, -1, NaN, Infinity]) {
      expect(judgeQuote(quote({ last }), NOW, undefined)).toBe("missing");
    }
  });

  it("bears with an open, high and low that contradict the price", ({ expect }) => {
    expect(judgeQuote(quote({ open: 300, high: 1, low: 400 }), NOW, undefined)).toBe("good");
  });

  it("never lets a price pass that is more than a fifth away or more than ten minutes off", ({ expect }) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 10_000, noNaN: true }),
        fc.double({ min: 0.01, max: 10_000, noNaN: true }),
        fc.integer({ min: -20 * MINUTE, max: 20 * MINUTE }),
        (last, previousClose, age) => {
          if (judgeQuote(quote({ last, previousClose, at: NOW - age }), NOW, undefined) !== "good") return;
          expect(Math.abs(last / previousClose - 1)).toBeLessThanOrEqual(0.2);
          expect(Math.abs(age)).toBeLessThanOrEqual(10 * MINUTE);
        },
      ),
    );
  });
});
