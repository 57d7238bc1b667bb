import { describe, it } from "vitest";
import { parseStrategy } from "../../../../src/engine/strategy/parse.ts";
import { parseStrategyText } from "../../../../src/engine/strategy/parse-text.ts";
import { basic, findingsOf, hold, parsedOf, strategyOf } from "../support/exports.ts";

describe("a wrapper around a tree", () => {
  it("may hold it as root, tree or strategy", ({ expect }) => {
    const tree = { ...basic([{ ...hold("SPY"), id: "p" }]), id: "n" };
    for (const field of ["root", "tree", "strategy"]) {
      expect(strategyOf({ name: "Mine", [field]: tree })).toEqual(strategyOf(tree));
    }
  });

  it("locates what is found in the document", ({ expect }) => {
    expect(findingsOf({ tree: basic([hold("A/B")]) })).toEqual([
      "ticker.ratio-held /tree/children/next/0/positions/0",
    ]);
    expect(parsedOf({ root: basic([hold("SPY")]) }).places.get("#/root/children/next/0")).toBe(
      "/root/children/next/0",
    );
  });

  it("is not one when it is a node itself, or holds no tree", ({ expect }) => {
    expect(strategyOf({ ...hold("SPY"), tree: hold("QQQ") })).toMatchObject({ positions: ["SPY"] });
    expect(findingsOf({ tree: "SPY" })).toEqual(["kind.missing /kind"]);
    expect(findingsOf({ tree: { root: hold("SPY") } })).toEqual(["kind.missing /tree/kind"]);
  });

  it("is refused when its lists are none", ({ expect }) => {
    expect(findingsOf({ root: hold("SPY"), callChains: {} })).toEqual(["shape.invalid /callChains"]);
    expect(findingsOf({ ...hold("SPY"), customIndicators: 7 })).toEqual(["shape.invalid /customIndicators"]);
  });
});

describe("a strategy as text", () => {
  it("is decoded and read, also behind a byte order mark", ({ expect }) => {
    const tree = basic([hold("SPY")]);
    expect(parseStrategyText(JSON.stringify(tree))).toEqual(parseStrategy(tree));
    expect(parseStrategyText(`\uFEFF${JSON.stringify(tree)}`)).toEqual(parseStrategy(tree));
  });

  it("may refer to a library", ({ expect }) => {
    const library = { callChains: [{ id: "a", root: hold("SPY") }] };
    expect(parseStrategyText('{ "kind": "call", "callRefId": "a" }', library).ok).toBe(true);
  });

  it("is refused when it is not JSON", ({ expect }) => {
    for (const text of ["", "SPY", "{", '{ "kind": "basic", }']) {
      expect(parseStrategyText(text).findings.map(({ code }) => code)).toEqual(["text.not-json"]);
    }
  });

  it("is refused above five million characters, before it is decoded", ({ expect }) => {
    for (const length of [5_000_001, 20_000_000]) {
      expect(parseStrategyText("x".repeat(length)).findings).toMatchObject([
        { code: "text.too-large", level: "error", nodeId: null, path: "" },
      ]);
    }
    expect(parseStrategyText("x".repeat(5_000_000)).findings).toMatchObject([{ code: "text.not-json" }]);
  });

  it("is refused when it is 10,000 levels deep, or nothing but brackets", ({ expect }) => {
    const deep = '{"kind":"basic","children":{"next":['.repeat(10_000) + "]}}".repeat(10_000);
    expect(parseStrategyText(deep).findings.map(({ code }) => code)).toEqual(["tree.too-deep"]);
    const brackets = "[".repeat(500_000) + "]".repeat(500_000);
    expect(parseStrategyText(brackets).ok).toBe(false);
  });
});
