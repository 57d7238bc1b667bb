import * as fc from "fast-check";
import { describe, it } from "vitest";
import { fingerprint } from "../../../../src/engine/strategy/fingerprint.ts";
import { keptTree } from "../../../../src/engine/strategy/kept-tree.ts";
import { parseStrategyText } from "../../../../src/engine/strategy/parse-text.ts";
import { holdsAlways } from "../../support/property.ts";
import { exports } from "../support/arbitraries.ts";
import {
  altExit,
  asKind,
  basic,
  call,
  findingsOf,
  hold,
  numbered,
  parsedOf,
  refusalsOf,
  rsi,
  strategyOf,
} from "../support/exports.ts";

const tree = { ...basic([hold("SPY"), { ...hold("TLT"), id: "bonds" }]), id: "root", title: "Basic" };
/** Two items, of which the Forge wants both where nothing is said and a plain tree either. */
const counting = {
  id: "count",
  kind: "numbered",
  numbered: { items: [{ conditions: [rsi("gt", 30)] }, { conditions: [rsi("lt", 70)] }] },
  children: { then: [hold("SPY")], else: [hold("BIL")] },
};
const record = { id: "saved-bot-1", name: "Mine", visibility: "private", backtestMode: "CC" };

function quantifierOf(input: unknown): unknown {
  return asKind(strategyOf(input), "numbered").quantifier;
}

describe("the tree in a file that the Forge saved", () => {
  it.for([
    ["a record with the tree", { ...record, payload: tree }],
    ["a record with the tree as JSON text", { ...record, payload: JSON.stringify(tree) }],
    ["a row with the root as JSON text", { id: "chain-1", name: "Mine", root: JSON.stringify(tree) }],
    ["a branch of an optimisation", { branches: [{ tree, rank: 1 }] }],
    ["a branch with its tree as JSON text", { branches: [{ tree: JSON.stringify(tree) }] }],
    ["a list of one record", [{ ...record, payload: JSON.stringify(tree) }]],
    ["a list with empty places", [null, { branches: [{ tree }] }]],
    ["a record in a record", { payload: { ...record, payload: tree } }],
  ] as const)("is found in %s", ([, file], { expect }) => {
    expect(fingerprint(strategyOf(file))).toBe(fingerprint(strategyOf(tree)));
    expect(findingsOf(file)).toEqual([]);
  });

  it("is called as its record is", ({ expect }) => {
    expect(strategyOf({ ...record, payload: tree })).toMatchObject({ id: "root", title: "Mine" });
    expect(strategyOf({ payload: tree, name: " " })).toMatchObject({ title: "Basic" });
  });

  it("is located in the file, also where it is a text there", ({ expect }) => {
    const broken = basic([hold("A/B")]);
    const found = ["ticker.ratio-held /payload/children/next/0/positions/0"];
    expect(findingsOf({ ...record, payload: broken })).toEqual(found);
    expect(findingsOf({ ...record, payload: JSON.stringify(broken) })).toEqual(found);
    expect(findingsOf([{ branches: [{ tree: broken }] }])).toEqual([
      "ticker.ratio-held /0/branches/0/tree/children/next/0/positions/0",
    ]);
  });

  it("calls the chains of its record, which may be JSON text, and uses its custom indicators", ({
    expect,
  }) => {
    const callChains = JSON.stringify([{ id: "c", name: "Core", root: JSON.stringify(hold("QQQ")) }]);
    const customIndicators = JSON.stringify([{ id: "x", name: "X", formula: "rsi - 50" }]);
    const payload = basic([
      call("c"),
      { kind: "function", metric: "custom:x", children: { next: [hold("SPY")] } },
    ]);
    expect(parsedOf({ ...record, payload, callChains, customIndicators }).findings).toEqual([]);
    expect(
      parsedOf(
        { ...payload, callChains, customIndicators: "" },
        { customIndicators: [{ id: "x", formula: "rsi" }] },
      ).findings,
    ).toEqual([]);
    expect(refusalsOf({ ...record, payload, callChains: "[" })).toContain("shape.invalid /callChains");
  });

  it("is not taken from a file that holds several strategies: which one is meant only its owner knows", ({
    expect,
  }) => {
    const two = [
      { ...record, payload: tree },
      { ...record, name: "Other", payload: hold("QQQ") },
    ];
    expect(refusalsOf(two)).toEqual(["file.several "]);
    expect(refusalsOf({ branches: [{ tree }, { tree }] })).toEqual(["file.several "]);
    expect(parseStrategyText(JSON.stringify(two)).findings[0]?.message).toBe(
      'the file holds 2 strategies ("Mine", "Other"): take one out and add it by itself',
    );
  });

  it("is missed where the record came without it", ({ expect }) => {
    for (const payload of [null, "", "  "]) {
      expect(refusalsOf({ ...record, payload })).toEqual(["file.without-tree /payload"]);
    }
    expect(refusalsOf({ branches: [] })).toEqual(["file.without-tree "]);
    expect(refusalsOf({ ...record, payload: '{"kind":' })).toEqual(["text.not-json /payload"]);
    expect(refusalsOf({ ...record, payload: { title: "no kind" } })).toEqual(["kind.missing /payload/kind"]);
  });

  it("is found in nothing that goes on without end", ({ expect }) => {
    let deep: unknown = tree;
    for (let level = 0; level < 100; level++) deep = { payload: deep };
    expect(refusalsOf(deep)).toHaveLength(1);
    const circular: Record<string, unknown> = {};
    circular["payload"] = circular;
    expect(refusalsOf(circular)).toHaveLength(1);
  });
});

describe("what a file says nothing about", () => {
  it("means all items in a file of the Forge, and any item in a plain tree, and both are told", ({
    expect,
  }) => {
    expect(quantifierOf({ ...record, payload: counting })).toEqual({ name: "all" });
    expect(findingsOf({ ...record, payload: counting })).toEqual([
      "quantifier.missing /payload/numbered/quantifier",
    ]);
    for (const plain of [counting, { root: counting }, { name: "Mine", tree: counting }]) {
      expect(quantifierOf(plain)).toEqual({ name: "any" });
      expect(findingsOf(plain).map((finding) => finding.split(" ")[0])).toEqual(["quantifier.missing"]);
    }
  });

  it("means none of a number in a file of the Forge, and one in a plain tree", ({ expect }) => {
    const atLeast = numbered("atLeast", [[rsi("gt", 30)]], { then: [hold("SPY")], else: [] });
    expect(quantifierOf({ payload: atLeast })).toEqual({ name: "atLeast", n: 0 });
    expect(quantifierOf(atLeast)).toEqual({ name: "atLeast", n: 1 });
    expect(findingsOf(atLeast)).toEqual(["quantifier.number-missing /numbered/n"]);
    expect(findingsOf({ payload: atLeast })).toEqual(["quantifier.number-missing /payload/numbered/n"]);
  });

  it("goes in by an altExit's only conditions in a file of the Forge; a plain tree ignores them", ({
    expect,
  }) => {
    const { entryConditions, ...old } = altExit([], [rsi("lt", 30)], [hold("SPY")], [hold("BIL")]);
    const onlyConditions = { ...old, conditions: [rsi("gt", 50)] };
    const read = asKind(strategyOf({ payload: onlyConditions }), "altExit");
    expect(read.entryConditions).toMatchObject([{ comparator: "gt", right: { value: 50 } }]);
    expect(read.exitConditions).toHaveLength(1);
    expect(findingsOf({ payload: onlyConditions })).toEqual(["conditions.read-as-entry /payload/conditions"]);
    expect(asKind(strategyOf(onlyConditions), "altExit").entryConditions).toEqual([]);
    expect(findingsOf(onlyConditions)).toEqual(["conditions.ignored /conditions"]);
    expect(entryConditions).toEqual([]);
  });

  it("leaves an altExit with conditions of its own alone, whatever else it has", ({ expect }) => {
    const both = { ...altExit([rsi("gt", 50)], [], [hold("SPY")], []), conditions: [rsi("gt", 90)] };
    expect(findingsOf({ payload: both })).toEqual([]);
    expect(asKind(strategyOf({ payload: both }), "altExit").entryConditions).toMatchObject([
      { right: { value: 50 } },
    ]);
  });

  it("is the Forge's own in every row and list that only the Forge writes", ({ expect }) => {
    const files = [
      { root: JSON.stringify(counting) },
      { branches: [{ tree: counting }] },
      [{ payload: counting }],
      { ...counting, callChains: "[]" },
      { root: counting, customIndicators: "[]" },
    ];
    for (const file of files) expect(quantifierOf(file)).toEqual({ name: "all" });
  });

  it("is a plain tree's in chains of the library, whoever calls them, and the file's in its own", ({
    expect,
  }) => {
    const chain = { id: "c", root: counting };
    const called = (file: object) => quantifierOf({ ...file, payload: call("c") });
    expect(called({ callChains: [chain] })).toEqual({ name: "all" });
    const { strategy } = parsedOf({ payload: call("c") }, { callChains: [chain] });
    expect(asKind(strategy, "numbered").quantifier).toEqual({ name: "any" });
  });
});

describe("what is kept of a file of the Forge", () => {
  it("means the same to whoever reads it without the file around it, and leaves nothing to be told", ({
    expect,
  }) => {
    const payload = basic([
      counting,
      { ...altExit([], [], [], [hold("GLD")]), entryConditions: null, conditions: [rsi("gt", 50)] },
    ]);
    const parsed = parsedOf({ ...record, payload });
    expect(parsed.isForgeFile).toBe(true);
    const kept: unknown = JSON.parse(JSON.stringify(keptTree({ ...record, payload }, parsed)));
    expect(fingerprint(strategyOf(kept))).toBe(fingerprint(parsed.strategy));
    expect(findingsOf(kept)).toEqual([]);
  });

  it("is the same strategy for any tree", ({ expect }) => {
    holdsAlways(
      fc.property(exports, (input) => {
        const { customIndicators, callChains, ...payload } = input;
        const file = { name: "Mine", payload: JSON.stringify(payload), customIndicators, callChains };
        const parsed = parsedOf(file);
        const again = strategyOf(JSON.parse(JSON.stringify(keptTree(file, parsed))));
        expect(again).toEqual(parsed.strategy);
      }),
      80,
    );
  });

  it("of a plain tree is the tree itself", ({ expect }) => {
    expect(keptTree(counting, parsedOf(counting))).toBe(counting);
  });
});
