/** What the trace says of each kind of block. */
import { describe, it } from "vitest";
import type { TraceEntry } from "../../../src/engine/evaluate/decision/trace.ts";
import { market } from "../support/market.ts";
import {
  altExit,
  basic,
  condition,
  decisionOf,
  type Export,
  hold,
  indicator,
  numbered,
  ranked,
  scaling,
} from "../support/strategies.ts";

const table = market({ SPY: [9, 10, 12], QQQ: [20, 20, 20], BIL: [5, 5, 5], YOUNG: [null, null, 7] });

const named = (id: string, node: Export): Export => ({ ...node, id });
const traceOf = (tree: object) => decisionOf(tree, table).trace;
const entryOf = (tree: Export): TraceEntry => traceOf(tree)[0]!;

describe("the trace of a ranking", () => {
  const best = named(
    "best",
    ranked([named("young", hold("YOUNG")), named("spy", hold("SPY")), named("qqq", hold("QQQ"))], {
      metric: "SMA",
      window: 2,
      rank: "top",
    }),
  );

  it("has every child's score in tree order, and which were chosen", ({ expect }) => {
    expect(entryOf(best)).toEqual({
      id: "best",
      kind: "function",
      active: true,
      share: 1,
      weights: { QQQ: 1 },
      scores: [
        { id: "young", score: null, chosen: false },
        { id: "spy", score: 11, chosen: false },
        { id: "qqq", score: 20, chosen: true },
      ],
      carried: [],
    });
  });

  it("follows the chosen children only", ({ expect }) => {
    expect(traceOf(best).map(({ id }) => id)).toEqual(["best", "qqq"]);
  });

  it("shows a chosen child that holds nothing, as inactive", ({ expect }) => {
    const waiting = named("waiting", indicator([], [hold("QQQ")], []));
    const trace = traceOf(ranked([waiting, hold("SPY")], { metric: "SMA", window: 2, rank: "top" }));
    expect(trace.map(({ id, active, share }) => [id, active, share])).toEqual([
      ["#", true, 1],
      ["waiting", false, 0],
    ]);
    expect(trace[0]?.weights).toEqual({});
  });

  it("is part of nobody else's", ({ expect }) => {
    expect(entryOf(basic([hold("SPY")]))).not.toHaveProperty("scores");
  });
});

describe("the trace of a block that counts", () => {
  const lists = [
    [condition("SPY", 10, { id: "spy" }), condition("QQQ", 30, { id: "qqq", type: "and" })],
    [condition("BIL", 4, { id: "bil" })],
    [condition("YOUNG", 0, { id: "young", metric: "SMA", window: 2 })],
  ];

  it("has the number of true items, the slot, and the conditions of all items", ({ expect }) => {
    const tree = numbered("atLeast", lists, { then: [hold("SPY")], else: [hold("BIL")] }, { n: 2 });
    expect(entryOf(named("count", tree))).toEqual({
      id: "count",
      kind: "numbered",
      active: true,
      share: 1,
      weights: { BIL: 1 },
      slots: ["else"],
      conditions: [
        { id: "spy", left: 12, right: 10, result: "true", margin: 2 },
        { id: "qqq", left: 20, right: 30, result: "false", margin: -10 },
        { id: "bil", left: 5, right: 4, result: "true", margin: 1 },
        { id: "young", left: null, right: 0, result: "unknown", reason: "warm-up", margin: null },
      ],
      count: 1,
      carried: [],
    });
  });

  it("calls a ladder numbered, as exports do, and names its rung", ({ expect }) => {
    const tree = numbered("ladder", lists, {
      "ladder-0": [hold("BIL")],
      "ladder-1": [named("first", hold("SPY"))],
    });
    const [entry, ...below] = traceOf(tree);
    expect(entry).toMatchObject({ kind: "numbered", count: 1, slots: ["ladder-1"], weights: { SPY: 1 } });
    expect(entry?.conditions).toHaveLength(4);
    expect(below.map(({ id }) => id)).toEqual(["first"]);
  });

  it("counts none where none is true", ({ expect }) => {
    const none = numbered("any", [[condition("SPY", 99)]], { then: [], else: [] });
    expect(entryOf(none)).toMatchObject({ count: 0, slots: ["else"], active: true, weights: {} });
  });

  it("is part of nobody else's", ({ expect }) => {
    expect(entryOf(indicator([condition("SPY", 1)], [], []))).not.toHaveProperty("count");
  });
});

describe("the trace of an altExit", () => {
  const entry = condition("SPY", 9.5, { id: "in" });
  const exit = condition("SPY", 11, { id: "out" });

  it("has the conditions for going in before those for going out, and where it stands", ({ expect }) => {
    // In on the second day at 10, out on the third at 12.
    const tree = altExit([entry], [exit], [hold("SPY")], [named("outside", hold("BIL"))]);
    const [first, second] = traceOf(tree);
    expect(first).toMatchObject({
      kind: "altExit",
      slots: ["else"],
      conditions: [
        { id: "in", left: 12, right: 9.5, result: "true", margin: 2.5 },
        { id: "out", left: 12, right: 11, result: "true", margin: 1 },
      ],
      weights: { BIL: 1 },
    });
    expect(second?.id).toBe("outside");
  });

  it("says then while it is in", ({ expect }) => {
    expect(entryOf(altExit([entry], [], [hold("SPY")], [hold("BIL")]))).toMatchObject({
      slots: ["then"],
      weights: { SPY: 1 },
    });
  });
});

describe("the trace of a scaling", () => {
  const drift = (scaleFrom: number, scaleTo: number) =>
    scaling([named("low", hold("SPY"))], [named("high", hold("BIL")), named("more", hold("QQQ"))], {
      scaleMetric: "Current Price",
      scaleTicker: "SPY",
      scaleFrom,
      scaleTo,
    });

  it("has the indicator, how much goes to else, and the share of every child", ({ expect }) => {
    const trace = traceOf(drift(10, 18));
    expect(trace[0]).toEqual({
      id: "#",
      kind: "scaling",
      active: true,
      share: 1,
      weights: { BIL: 0.125, QQQ: 0.125, SPY: 0.75 },
      slots: ["then", "else"],
      blend: { value: 12, toElse: 0.25 },
      carried: [],
    });
    expect(trace.slice(1).map(({ id, share }) => [id, share])).toEqual([
      ["low", 0.75],
      ["high", 0.125],
      ["more", 0.125],
    ]);
  });

  it("leaves out the side that gets nothing", ({ expect }) => {
    expect(traceOf(drift(12, 20)).map(({ id }) => id)).toEqual(["#", "low"]);
    const [top, ...below] = traceOf(drift(1, 12));
    expect(top).toMatchObject({ slots: ["else"], blend: { value: 12, toElse: 1 } });
    expect(below.map(({ id }) => id)).toEqual(["high", "more"]);
  });

  it("says that it is all then because the indicator is unknown", ({ expect }) => {
    const young = { ...drift(1, 2), scaleTicker: "YOUNG", scaleMetric: "SMA", scaleWindow: 2 };
    expect(entryOf(young)).toMatchObject({ blend: { value: null, toElse: 0 }, slots: ["then"] });
    expect(decisionOf(young, table).unknowns).toEqual([
      { nodeId: "#", conditionId: null, reason: "warm-up", tickers: ["YOUNG"] },
    ]);
  });

  it("is part of nobody else's", ({ expect }) => {
    expect(entryOf(basic([hold("SPY")]))).not.toHaveProperty("blend");
  });
});

describe("the trace of a position and of a basic block", () => {
  it("says what they hold, and nothing of choices", ({ expect }) => {
    const plain = { active: true, share: 1, weights: { SPY: 1 }, carried: [] };
    expect(traceOf(named("b", basic([named("p", hold("SPY"))])))).toEqual([
      { id: "b", kind: "basic", ...plain },
      { id: "p", kind: "position", ...plain },
    ]);
  });

  it("gives a child its share of what its parent has, after caps", ({ expect }) => {
    const capped = basic([named("p", hold("SPY")), named("e", hold("Empty"))], {
      weighting: "capped",
      maxCap: 30,
    });
    expect(traceOf(basic([capped, hold("BIL")])).map(({ id, share }) => [id, share])).toEqual([
      ["#", 1],
      ["#/children/next/0", 0.5],
      ["p", 0.15],
      ["e", 0],
      ["#/children/next/1", 0.5],
    ]);
  });
});

describe("the trace of a condition", () => {
  const first = (subject: object) => entryOf(indicator([subject], [], [])).conditions?.[0];

  it("on the date has today and the day that it waits for as numbers, and no margin", ({ expect }) => {
    // The third session of the year's first full week is January 7.
    const today = { id: "day", type: "if", metric: "Date", dateMonth: 1, dateDay: 7 };
    expect(first(today)).toEqual({ id: "day", left: 107, right: 107, result: "true", margin: null });
    const later = { id: "day", type: "if", metric: "Date", dateMonth: 11, dateDay: 20, forDays: 2 };
    expect(first(later)).toEqual({ id: "day", left: 107, right: 1120, result: "false", margin: null });
  });

  it("has the margin in the unit of its left side, negative when that is the lower one", ({ expect }) => {
    const gain = 100 * (12 / 10 - 1);
    expect(first(condition("SPY", 25, { id: "gain", metric: "ROC", window: 1, comparator: "lt" }))).toEqual({
      id: "gain",
      left: gain,
      right: 25,
      result: "true",
      margin: gain - 25,
    });
  });

  it("is there for every condition of the list, also where the first settles it", ({ expect }) => {
    const list = [condition("SPY", 1, { id: "a" }), condition("QQQ", 1, { id: "b", type: "or" })];
    expect(entryOf(indicator(list, [], [])).conditions?.map(({ id, margin }) => [id, margin])).toEqual([
      ["a", 11],
      ["b", 19],
    ]);
  });
});
