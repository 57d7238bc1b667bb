import { describe, it } from "vitest";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { lintStrategy } from "../../../src/engine/strategy/lint/lint.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { writeStrategy } from "../../../src/engine/strategy/write.ts";
import { basic, condition, type Export, hold, indicator, strategyOf } from "./support/exports.ts";

/** A chain of that many levels with a position at its end. */
function chain(levels: number): Export {
  let node = hold("SPY");
  for (let level = 1; level < levels; level++) node = basic([node]);
  return node;
}

/** A node that reads its branch, in which a node reads its branch, and so on. */
function readingBranches(levels: number): Export {
  let node = hold("SPY");
  for (let level = 1; level <= levels; level++) {
    const reading = condition("branch:then", level, { metric: "RSI", window: 3 });
    node = indicator([reading], [node], [hold("TLT")], { id: `level-${level}` });
  }
  return node;
}

describe("the size of a strategy", () => {
  it("may reach 500 levels, which are parsed, fingerprinted, written and linted", ({ expect }) => {
    const strategy = strategyOf(chain(500));
    expect(fingerprint(strategy)).toHaveLength(64);
    expect(strategyOf(writeStrategy(strategy))).toEqual(strategy);
    expect(lintStrategy(strategy)).toEqual([]);
  });

  it("is refused from 501 levels on, and 10,000 do not exhaust the stack", ({ expect }) => {
    for (const levels of [501, 10_000]) {
      const { ok, findings } = parseStrategy(chain(levels));
      expect(ok).toBe(false);
      expect(findings.map(({ code }) => code)).toEqual(["tree.too-deep"]);
    }
  });

  it("may reach 5,000 nodes and not one more", ({ expect }) => {
    expect(parseStrategy(basic(Array<Export>(4999).fill(hold("SPY")))).ok).toBe(true);
    const { ok, findings } = parseStrategy(basic(Array<Export>(5000).fill(hold("SPY"))));
    expect(ok).toBe(false);
    expect(findings.map(({ code }) => code)).toEqual(["tree.too-large"]);
  });

  it("counts nodes in slots that the kind does not have, and not the empty places", ({ expect }) => {
    const hidden = { kind: "basic", children: { hidden: Array<Export>(5000).fill(hold("SPY")) } };
    expect(parseStrategy(hidden).findings.map(({ code }) => code)).toEqual(["tree.too-large"]);
    expect(parseStrategy(basic([...Array<null>(6000).fill(null), hold("SPY")])).ok).toBe(true);
  });

  it("lets conditions read branches 50 levels deep, which compile, and not one more", ({ expect }) => {
    expect(compile(strategyOf(readingBranches(50))).held).toEqual(["SPY", "TLT"]);
    const { ok, findings } = parseStrategy(readingBranches(51));
    expect(ok).toBe(false);
    expect(findings.map(({ code, nodeId }) => [code, nodeId])).toEqual([["tree.too-deep", "level-51"]]);
    // The levels count, not the conditions, and not what lies beside them.
    expect(parseStrategy(basic([readingBranches(50), readingBranches(50)])).ok).toBe(true);
    expect(parseStrategy(chain(400)).ok).toBe(true);
  });

  it("of a tree that contains itself is refused", ({ expect }) => {
    const children: Export[] = [];
    const loop = basic(children);
    children.push(loop);
    expect(parseStrategy(loop).findings.map(({ code }) => code)).toEqual(["tree.too-deep"]);
  });
});
