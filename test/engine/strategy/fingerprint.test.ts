import { describe, it } from "vitest";
import { canonicalJson } from "../../../src/engine/strategy/canonical-json.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { basic, condition, type Export, hold, indicator, strategyOf } from "../support/strategies.ts";

const print = (input: Export) => fingerprint(strategyOf(input));
const base = indicator([condition("SPY", 10)], [hold("SPY"), hold("QQQ")], [hold("BIL")]);

describe("a fingerprint", () => {
  it("is the SHA-256 of the canonical tree and the engine's version", ({ expect }) => {
    // printf '%s' '{"engine":"1","strategy":{"kind":"position","positions":["SPY"],"slots":{}}}' | sha256sum
    expect(print(hold("SPY"))).toBe("b923310cc6371a041ce1a0ad181f6e5d95ed75d17f0748a0bb1f8d162403469e");
  });

  it("ignores ids and looks", ({ expect }) => {
    const dressed = {
      ...base,
      id: "root",
      title: "My strategy",
      bgColor: "#123456",
      collapsed: true,
      conditions: [condition("SPY", 10, { id: "c1" })],
    };
    expect(print(dressed)).toBe(print(base));
  });

  it("ignores spelling, the order of fields, and what the chosen mode does not use", ({ expect }) => {
    const respelt = indicator(
      [condition(" spy", 10, { comparator: ">", window: 30, rightTicker: "QQQ" })],
      [null, hold("spy", "Empty"), hold("QQQ")],
      [hold("BIL")],
      { weighting: "equal", volWindow: 33, cappedFallback: "GLD" },
    );
    expect(print(respelt)).toBe(print(base));
    expect(print(Object.fromEntries(Object.entries(base).toReversed()) as Export)).toBe(print(base));
  });

  it("changes with everything that can change a decision", ({ expect }) => {
    const variants = [
      base,
      indicator([condition("SPY", 11)], [hold("SPY"), hold("QQQ")], [hold("BIL")]),
      indicator([condition("QQQ", 10)], [hold("SPY"), hold("QQQ")], [hold("BIL")]),
      indicator([condition("SPY", 10, { comparator: "gte" })], [hold("SPY"), hold("QQQ")], [hold("BIL")]),
      indicator([condition("SPY", 10, { forDays: 2 })], [hold("SPY"), hold("QQQ")], [hold("BIL")]),
      indicator([condition("SPY", 10, { metric: "SMA" })], [hold("SPY"), hold("QQQ")], [hold("BIL")]),
      indicator([condition("SPY", 10)], [hold("SPY", "SPY"), hold("QQQ")], [hold("BIL")]),
      indicator([condition("SPY", 10)], [hold("QQQ"), hold("SPY")], [hold("BIL")]),
      indicator([condition("SPY", 10)], [hold("BIL")], [hold("SPY"), hold("QQQ")]),
      { ...base, weightingThen: "inverse" },
      { ...base, weightingThen: "inverse", volWindow: 10 },
      { ...base, weightingThen: "capped", maxCap: 30 },
      { ...base, weightingThen: "capped", maxCap: 30, cappedFallback: "GLD" },
      basic([base]),
    ];
    expect(new Set(variants.map(print)).size).toBe(variants.length);
  });
});

describe("canonical JSON", () => {
  it("sorts keys at every depth and leaves out white space", ({ expect }) => {
    const value = { b: [1, { d: null, c: "x\n" }], a: true, "": -0.5 };
    expect(canonicalJson(value)).toBe('{"":-0.5,"a":true,"b":[1,{"c":"x\\n","d":null}]}');
    expect(canonicalJson([])).toBe("[]");
    expect(canonicalJson({})).toBe("{}");
  });

  it("holds lists longer than a call may have arguments", ({ expect }) => {
    expect(canonicalJson(Array<number>(300_000).fill(1))).toHaveLength(600_001);
  });

  it("leaves out keys that are not wanted, at every depth", ({ expect }) => {
    expect(canonicalJson({ a: [{ id: 1, b: 2 }], id: 3 }, (key) => key !== "id")).toBe('{"a":[{"b":2}]}');
  });
});
