import { describe, it } from "vitest";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { basic, condition, findingsOf, hold, indicator, ranked, refusalsOf } from "./support/exports.ts";

/** The findings of one condition with these fields, as `code path`; the strategy must be refused. */
function refused(fields: object): string[] {
  return refusalsOf(indicator([condition("SPY", 1, fields)], [hold("SPY")], []));
}

describe("what the engine cannot carry out is refused, never read as else or cash", () => {
  it("an unknown kind, and a node without one", ({ expect }) => {
    expect(findingsOf({ kind: "Base" })).toEqual(["kind.unknown /kind"]);
    expect(findingsOf(basic([{ kind: "constructor" }]))).toEqual(["kind.unknown /children/next/0/kind"]);
    expect(findingsOf({})).toEqual(["kind.missing /kind"]);
  });

  it("an unknown metric, naming the nearest", ({ expect }) => {
    const tree = indicator([condition("SPY", 1, { metric: "Simple Movin Average" })], [], []);
    const [finding] = parseStrategy(tree).findings;
    expect(finding).toMatchObject({ code: "metric.unknown", path: "/conditions/0/metric" });
    expect(finding?.message).toContain('"Simple Moving Average"');
  });

  it("a custom indicator that nobody has, and the date as if it had a price", ({ expect }) => {
    expect(refused({ metric: "custom:abc" })).toEqual(["metric.custom-missing /conditions/0/metric"]);
    expect(refused({ metric: "SMA", expanded: true, rightMetric: "Date" })).toEqual([
      "metric.date-misplaced /conditions/0/rightMetric",
    ]);
    expect(refusalsOf(ranked([hold("SPY")], { metric: "Date" }))).toEqual(["metric.date-misplaced /metric"]);
  });

  it("a condition that lacks a part", ({ expect }) => {
    expect(refused({ metric: undefined })).toEqual(["metric.missing /conditions/0/metric"]);
    expect(refused({ ticker: " " })).toEqual(["ticker.missing /conditions/0/ticker"]);
    expect(refused({ threshold: undefined })).toEqual(["threshold.missing /conditions/0/threshold"]);
    expect(refused({ comparator: undefined })).toEqual(["comparator.unknown /conditions/0/comparator"]);
  });

  it("a condition on cash, or on something that is no ticker", ({ expect }) => {
    expect(refused({ ticker: "Empty" })).toEqual(["ticker.cash /conditions/0/ticker"]);
    expect(refused({ ticker: "S&P 500" })).toEqual(["ticker.malformed /conditions/0/ticker"]);
  });

  it("the right side by the same rules, located there", ({ expect }) => {
    const expanded = { expanded: true };
    expect(refused({ ...expanded, rightMetric: "Nope" })).toEqual([
      "metric.unknown /conditions/0/rightMetric",
    ]);
    expect(refused({ ...expanded, rightTicker: "A/" })).toEqual([
      "ticker.malformed /conditions/0/rightTicker",
    ]);
    expect(refused({ ...expanded, rightTicker: "Empty" })).toEqual(["ticker.cash /conditions/0/rightTicker"]);
  });

  it("comparators, joints and weightings that do not exist", ({ expect }) => {
    expect(refused({ comparator: "==" })).toEqual(["comparator.unknown /conditions/0/comparator"]);
    expect(refused({ type: "xor" })).toEqual(["condition.type-unknown /conditions/0/type"]);
    expect(findingsOf(basic([], { weighting: "risk parity" }))).toEqual(["weighting.unknown /weighting"]);
    expect(findingsOf(indicator([], [], [], { weightingElse: "best" }))).toEqual([
      "weighting.unknown /weightingElse",
    ]);
  });

  it("a later condition that does not say how it joins", ({ expect }) => {
    const tree = indicator([condition("SPY", 1), condition("SPY", 2, { type: undefined })], [], []);
    expect(findingsOf(tree)).toEqual(["condition.type-unknown /conditions/1/type"]);
  });

  it("positions and fallbacks that nobody can hold", ({ expect }) => {
    expect(findingsOf(hold("SPY", "SPY/BIL"))).toEqual(["ticker.ratio-held /positions/1"]);
    expect(findingsOf(hold("branch:then"))).toEqual(["ticker.branch-held /positions/0"]);
    expect(findingsOf(hold("$$$"))).toEqual(["ticker.malformed /positions/0"]);
    expect(findingsOf(basic([], { weighting: "capped", cappedFallback: "A/B" }))).toEqual([
      "ticker.ratio-held /cappedFallback",
    ]);
  });

  it("fields of a wrong type, each located", ({ expect }) => {
    expect(findingsOf({ kind: "position", positions: "SPY" })).toEqual(["shape.invalid /positions"]);
    expect(findingsOf({ kind: "basic", children: { next: {} } })).toEqual(["shape.invalid /children/next"]);
    expect(findingsOf(basic(["SPY" as never]))).toEqual(["shape.invalid /children/next/0"]);
    expect(findingsOf(basic([], { volWindow: "soon" }))).toEqual(["shape.invalid /volWindow"]);
    expect(refused({ window: true })).toEqual(["shape.invalid /conditions/0/window"]);
    expect(refused({ threshold: Infinity })).toEqual(["shape.invalid /conditions/0/threshold"]);
  });

  it("anything that is not a node at all", ({ expect }) => {
    for (const input of [null, undefined, 7, "SPY", [], [hold("SPY")], () => 0]) {
      expect(parseStrategy(input).ok).toBe(false);
    }
  });

  it("everything at once, so that an author sees all findings", ({ expect }) => {
    const tree = basic([
      hold("A/B"),
      ranked([hold("SPY")], { rank: "best" }),
      indicator([condition("SPY", 1, { metric: "X" })], [], []),
    ]);
    expect(findingsOf(tree).map((finding) => finding.split(" ")[0])).toEqual([
      "ticker.ratio-held",
      "rank.unknown",
      "metric.unknown",
    ]);
  });
});
