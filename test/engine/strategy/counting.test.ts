import { describe, it } from "vitest";
import { asKind, condition, findingsOf, hold, numbered, refusalsOf, strategyOf } from "./support/exports.ts";

const up = condition("SPY", 100);
const branches = { then: [hold("SPY")], else: [hold("BIL")] };

describe("reading a node that counts", () => {
  it("reads the quantifiers in any letter case, with whole numbers", ({ expect }) => {
    const quantifierOf = (name: string, fields: object = {}) =>
      asKind(strategyOf(numbered(name, [[up]], branches, fields)), "numbered").quantifier;
    expect(quantifierOf("ANY")).toEqual({ name: "any" });
    expect(quantifierOf("All", { n: 3 })).toEqual({ name: "all" });
    expect(quantifierOf("none")).toEqual({ name: "none" });
    expect(quantifierOf("EXACTLY", { n: "2" })).toEqual({ name: "exactly", n: 2 });
    expect(quantifierOf("atleast", { n: 2.7 })).toEqual({ name: "atLeast", n: 2 });
    expect(quantifierOf("atMost")).toEqual({ name: "atMost", n: 1 });
  });

  it("asks for any item when nothing is said", ({ expect }) => {
    const bare = { kind: "numbered", children: branches };
    expect(strategyOf(bare)).toMatchObject({ kind: "numbered", quantifier: { name: "any" }, items: [] });
    expect(findingsOf(bare)).toEqual(["quantifier.missing /numbered/quantifier"]);
  });

  it("joins an item's conditions by its group logic, whatever their types say", ({ expect }) => {
    const typesOf = (groupLogic: string | undefined, types: (string | undefined)[]) => {
      const conditions = types.map((type) => ({ ...up, type }));
      const tree = { kind: "numbered", numbered: { items: [{ conditions, groupLogic }] } };
      return asKind(strategyOf(tree), "numbered").items[0]?.conditions.map(({ type }) => type);
    };
    expect(typesOf("and", ["or", "if", "nonsense", undefined])).toEqual(["if", "and", "and", "and"]);
    expect(typesOf("OR", ["if", "and"])).toEqual(["if", "or"]);
    expect(typesOf(undefined, ["and", "and", "if"])).toEqual(["if", "and", "or"]);
  });

  it("tells its items apart", ({ expect }) => {
    const items = [{ id: "a", conditions: [up] }, { id: "a" }, {}];
    const read = asKind(strategyOf({ kind: "numbered", numbered: { items } }), "numbered");
    expect(read.items.map(({ id }) => id)).toEqual(["a", "#/numbered/items/1", "#/numbered/items/2"]);
  });

  it("refuses quantifiers and group logics that do not exist, and items that are none", ({ expect }) => {
    expect(refusalsOf(numbered("most", [[up]], branches))).toEqual([
      "quantifier.unknown /numbered/quantifier",
    ]);
    const xor = {
      kind: "numbered",
      numbered: { quantifier: "any", items: [{ groupLogic: "xor", conditions: [up] }] },
    };
    expect(refusalsOf(xor)).toEqual(["group-logic.unknown /numbered/items/0/groupLogic"]);
    expect(refusalsOf({ kind: "numbered", numbered: { quantifier: "any", items: ["up"] } })).toEqual([
      "shape.invalid /numbered/items/0",
    ]);
    expect(refusalsOf(numbered("any", [[condition("SPY", 1, { metric: "X" })]], branches))).toEqual([
      "metric.unknown /numbered/items/0/conditions/0/metric",
    ]);
  });
});

describe("reading a ladder", () => {
  it("has a rung for each count from none to all, empty where nothing was written", ({ expect }) => {
    const tree = numbered("Ladder", [[up], [up]], { "ladder-0": [hold("BIL")], "ladder-2": [hold("SPY")] });
    const { slots, items } = asKind(strategyOf(tree), "ladder");
    expect(Object.keys(slots)).toEqual(["ladder-0", "ladder-1", "ladder-2"]);
    expect(Object.values(slots).map(({ children }) => children.length)).toEqual([1, 0, 1]);
    expect(items).toHaveLength(2);
  });

  it("weights all its rungs as the node says", ({ expect }) => {
    const tree = {
      ...numbered("ladder", [[up]], { "ladder-1": [hold("SPY"), hold("QQQ")] }),
      weighting: "inverse",
      weightingThen: "capped",
    };
    expect(asKind(strategyOf(tree), "ladder").slots["ladder-1"]?.weighting).toMatchObject({
      mode: "inverse",
    });
  });

  it("ignores rungs above its items and branches of other kinds, and says so", ({ expect }) => {
    const tree = numbered("ladder", [[up]], {
      "ladder-1": [hold("SPY")],
      "ladder-2": [hold("QQQ")],
      "ladder-01": [hold("IWM")],
      then: [hold("TLT")],
    });
    expect(findingsOf(tree)).toEqual([
      "slot.ignored /children/ladder-2",
      "slot.ignored /children/ladder-01",
      "slot.ignored /children/then",
    ]);
    expect(Object.keys(asKind(strategyOf(tree), "ladder").slots)).toEqual(["ladder-0", "ladder-1"]);
  });

  it("has rungs only as a quantifier", ({ expect }) => {
    expect(findingsOf(numbered("any", [[up]], { ...branches, "ladder-0": [hold("GLD")] }))).toEqual([
      "slot.ignored /children/ladder-0",
    ]);
    expect(refusalsOf({ kind: "ladder" })).toEqual(["kind.unknown /kind"]);
  });
});
