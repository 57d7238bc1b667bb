import { describe, it } from "vitest";
import {
  altExit,
  asKind,
  basic,
  condition,
  findingsOf,
  hold,
  refusalsOf,
  scaling,
  strategyOf,
} from "./support/exports.ts";

describe("reading an altExit", () => {
  it("has its own conditions for going in and for going out", ({ expect }) => {
    const tree = altExit([condition("SPY", 100)], [condition("SPY", 90)], [hold("SPY")], [hold("BIL")]);
    const { entryConditions, exitConditions, slots } = asKind(strategyOf(tree), "altExit");
    expect([entryConditions, exitConditions]).toMatchObject([
      [{ right: { value: 100 } }],
      [{ right: { value: 90 } }],
    ]);
    expect([slots.then, slots.else]).toMatchObject([
      { children: [{ positions: ["SPY"] }] },
      { children: [{ positions: ["BIL"] }] },
    ]);
  });

  it("never goes in or out without conditions, and locates what is wrong with them", ({ expect }) => {
    expect(strategyOf({ kind: "altExit" })).toMatchObject({ entryConditions: [], exitConditions: [] });
    const wrong = altExit([condition("SPY", 1)], [condition("Empty", 1)], [], []);
    expect(refusalsOf(wrong)).toEqual(["ticker.cash /exitConditions/0/ticker"]);
  });
});

describe("reading a scaling", () => {
  it("reads its indicator on 14 bars when no window is given", ({ expect }) => {
    expect(asKind(strategyOf(scaling([], [])), "scaling")).toMatchObject({
      value: {
        metric: "Relative Strength Index",
        source: { kind: "ticker", ticker: "SPY" },
        window: 14,
      },
      from: 30,
      to: 70,
    });
    expect(strategyOf(scaling([], [], { scaleWindow: 5 }))).toMatchObject({ value: { window: 5 } });
  });

  it("weights each side by itself, and may run downwards", ({ expect }) => {
    const fields = { scaleFrom: 70, scaleTo: 30, weighting: "inverse", weightingElse: "equal" };
    expect(strategyOf(scaling([hold("SPY")], [hold("BIL")], fields))).toMatchObject({
      from: 70,
      to: 30,
      slots: { then: { weighting: { mode: "inverse" } }, else: { weighting: { mode: "equal" } } },
    });
  });

  it("refuses to go on without indicator, ticker or ends", ({ expect }) => {
    expect(refusalsOf({ kind: "scaling" })).toEqual([
      "metric.missing /scaleMetric",
      "ticker.missing /scaleTicker",
      "scaling.bound-missing /scaleFrom",
      "scaling.bound-missing /scaleTo",
    ]);
    expect(refusalsOf(scaling([], [], { scaleMetric: "Date" }))).toEqual([
      "metric.date-misplaced /scaleMetric",
    ]);
  });
});

describe("a rolling block", () => {
  it("is read as cash with a warning, whatever it holds", ({ expect }) => {
    const rolling = { kind: "rolling", children: { next: [{ kind: "nonsense" }], then: [hold("SPY")] } };
    const tree = basic([hold("SPY"), rolling]);
    expect(findingsOf(tree)).toEqual(["kind.not-tradable /children/next/1/kind"]);
    expect(asKind(strategyOf(tree), "basic").slots.next.children[1]).toMatchObject({
      kind: "rolling",
      slots: {},
    });
  });
});
