import { describe, it } from "vitest";
import type { Source } from "../../../src/engine/strategy/condition.ts";
import {
  altExit,
  asKind,
  condition,
  findingsOf,
  hold,
  indicator,
  numbered,
  refusalsOf,
  scaling,
  strategyOf,
} from "./support/exports.ts";

function sourceOf(ticker: string): Source | undefined {
  const [read] = asKind(strategyOf(indicator([condition(ticker, 1)], [], [])), "indicator").conditions;
  return read?.kind === "comparison" ? read.left.source : undefined;
}

function refused(ticker: string, fields: object = {}): string[] {
  return refusalsOf(indicator([condition(ticker, 1, fields)], [], []));
}

describe("a ratio of two tickers", () => {
  it("is read in any letter case and spacing", ({ expect }) => {
    const ratio = { kind: "ratio", numerator: "SPY", denominator: "BRK.B" };
    expect(sourceOf("SPY/BRK.B")).toEqual(ratio);
    expect(sourceOf(" spy / brk.b ")).toEqual(ratio);
  });

  it("of a ticker to itself is read with a warning: it is always 1", ({ expect }) => {
    expect(sourceOf("SPY/SPY")).toEqual({ kind: "ratio", numerator: "SPY", denominator: "SPY" });
    expect(findingsOf(indicator([condition("SPY/SPY", 1)], [], []))).toContain(
      "ticker.ratio-same /conditions/0/ticker",
    );
  });

  it("takes two tickers", ({ expect }) => {
    expect(refused("SPY/Empty")).toEqual(["ticker.cash /conditions/0/ticker"]);
    expect(refused("SPY/")).toEqual(["ticker.malformed /conditions/0/ticker"]);
    expect(refused("SPY/QQQ/TLT")).toEqual(["ticker.malformed /conditions/0/ticker"]);
    expect(refused("SPY/branch:then")).toEqual(["ticker.malformed /conditions/0/ticker"]);
  });

  it("has closes and no more", ({ expect }) => {
    expect(refused("SPY/TLT", { metric: "Aroon Up" })).toEqual(["metric.needs-bars /conditions/0/metric"]);
    expect(refused("SPY/TLT", { metric: "Volume" })).toEqual(["metric.needs-bars /conditions/0/metric"]);
    expect(refused("SPY", { expanded: true, rightMetric: "ATR", rightTicker: "SPY/TLT" })).toEqual([
      "metric.needs-bars /conditions/0/rightMetric",
    ]);
    expect(refused("SPY/TLT", { metric: "RSI" })).toEqual([]);
  });
});

describe("the equity of a node's own branch", () => {
  it("goes by several names, in any letter case", ({ expect }) => {
    for (const name of ["branch:then", "Branch:From", "BRANCH:enter", "branch: then"]) {
      expect(sourceOf(name)).toEqual({ kind: "branch", slot: "then" });
    }
    for (const name of ["branch:else", "branch:to", "branch:EXIT"]) {
      expect(sourceOf(name)).toEqual({ kind: "branch", slot: "else" });
    }
  });

  it("is there for every kind that has two branches", ({ expect }) => {
    const onThen = [condition("branch:then", 1)];
    expect(refusalsOf(numbered("any", [onThen], {}))).toEqual([]);
    expect(refusalsOf(altExit(onThen, onThen, [], []))).toEqual([]);
    expect(refusalsOf(scaling([], [], { scaleTicker: "branch:to" }))).toEqual([]);
  });

  it("is not there for a ladder, nor under other names, nor to be held", ({ expect }) => {
    expect(refusalsOf(numbered("ladder", [[condition("branch:then", 1)]], {}))).toEqual([
      "ticker.branch-misplaced /numbered/items/0/conditions/0/ticker",
    ]);
    expect(refused("branch:next")).toEqual(["ticker.branch-unknown /conditions/0/ticker"]);
    expect(refusalsOf(hold("branch:then"))).toEqual(["ticker.branch-held /positions/0"]);
  });

  it("has closes and no more", ({ expect }) => {
    expect(refused("branch:then", { metric: "Williams %R" })).toEqual([
      "metric.needs-bars /conditions/0/metric",
    ]);
    expect(refusalsOf(scaling([], [], { scaleTicker: "branch:then", scaleMetric: "ADX" }))).toEqual([
      "metric.needs-bars /scaleMetric",
    ]);
  });
});
