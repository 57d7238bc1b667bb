import { describe, it } from "vitest";
import { canonicalJson } from "../../../src/engine/strategy/canonical-json.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import {
  altExit,
  basic,
  condition,
  type Export,
  hold,
  indicator,
  numbered,
  ranked,
  scaling,
  strategyOf,
} from "./support/exports.ts";

const print = (input: Export) => fingerprint(strategyOf(input));
const base = indicator([condition("SPY", 10)], [hold("SPY"), hold("QQQ")], [hold("BIL")]);

describe("a fingerprint", () => {
  it("is the SHA-256 of the canonical tree and the engine's version", ({ expect }) => {
    // printf '%s' '{"engine":"2","strategy":{"kind":"position","positions":["SPY"],"slots":{}}}' | sha256sum
    expect(print(hold("SPY"))).toBe("36ff2de89d1452dee34f5ebb1ecb475ca7171e0c23a01c8845b983101f9d1be6");
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

  it("ignores how the first condition says that it joins, and that if begins an alternative as or does", ({
    expect,
  }) => {
    const joined = (first: string | undefined, second: string) =>
      print(indicator([condition("SPY", 1, { type: first }), condition("QQQ", 2, { type: second })], [], []));
    expect(joined("and", "or")).toBe(joined(undefined, "if"));
    expect(joined("if", "and")).not.toBe(joined("if", "or"));
  });

  it("changes with what the blocks of every kind do", ({ expect }) => {
    const up = [condition("SPY", 1)];
    const down = [condition("SPY", 2)];
    const two = { then: [hold("SPY")], else: [hold("BIL")] };
    const variants = [
      ranked([hold("SPY"), hold("BIL")]),
      ranked([hold("SPY"), hold("BIL")], { rank: "top" }),
      ranked([hold("SPY"), hold("BIL")], { window: 11 }),
      ranked([hold("SPY"), hold("BIL")], { bottom: 2 }),
      numbered("any", [up, down], two),
      numbered("all", [up, down], two),
      numbered("atLeast", [up, down], two, { n: 2 }),
      numbered("exactly", [up, down], two, { n: 2 }),
      numbered("ladder", [up, down], { "ladder-1": [hold("SPY")] }),
      numbered("ladder", [up, down], { "ladder-2": [hold("SPY")] }),
      altExit(up, down, two.then, two.else),
      altExit(down, up, two.then, two.else),
      scaling(two.then, two.else),
      scaling(two.then, two.else, { scaleTo: 71 }),
      scaling(two.then, two.else, { scaleTicker: "SPY/TLT" }),
      scaling(two.then, two.else, { scaleTicker: "TLT/SPY" }),
      scaling(two.then, two.else, { scaleTicker: "branch:then" }),
      indicator([{ metric: "Date" }], two.then, two.else),
      indicator([{ metric: "Date", expanded: true }], two.then, two.else),
    ];
    expect(new Set(variants.map(print)).size).toBe(variants.length);
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
