import { describe, it } from "vitest";
import { lintStrategy } from "../../../../src/engine/strategy/lint/lint.ts";
import { altExit, condition, hold, indicator, numbered, rsi, strategyOf } from "../support/exports.ts";
import { lintOf } from "../support/lint.ts";

const spy = [hold("SPY")];
const bil = [hold("BIL")];
const either = (...conditions: object[]) => indicator(conditions, spy, bil);

describe("a condition beyond what its indicator can be", () => {
  it("is found when it can never be true", ({ expect }) => {
    expect(lintOf(either(rsi("gt", 100)))).toEqual(["condition.never /conditions/0"]);
    expect(lintOf(either(rsi("lt", 0)))).toEqual(["condition.never /conditions/0"]);
    expect(lintOf(either(rsi("gte", 100)))).toEqual([]);
    expect(lintOf(either(condition("SPY", -150, { metric: "Williams %R" }), rsi("lte", -1)))).toEqual([
      "condition.always /conditions/0",
      "condition.never /conditions/1",
    ]);
  });

  it("is found when it is true whenever it is known", ({ expect }) => {
    expect(lintOf(either(rsi("gte", 0)))).toEqual(["condition.always /conditions/0"]);
    expect(lintOf(either(rsi("gt", 0)))).toEqual([]);
  });

  it("is found in a crossing that has nowhere to come from or to go to", ({ expect }) => {
    expect(lintOf(either(rsi("crossAbove", 101)))).toEqual(["condition.never /conditions/0"]);
    expect(lintOf(either(rsi("crossAbove", 0)))).toEqual(["condition.never /conditions/0"]);
    expect(lintOf(either(rsi("crossBelow", 100)))).toEqual(["condition.never /conditions/0"]);
    expect(lintOf(either(rsi("crossBelow", 0)))).toEqual([]);
    expect(lintOf(either(rsi("crossAbove", -5)))).toEqual(["condition.never /conditions/0"]);
  });

  it("is found between two indicators whose ranges do not meet, or that are one", ({ expect }) => {
    const against = (comparator: string, rightMetric: string, fields: object = {}) =>
      lintOf(either(rsi(comparator, 0, { expanded: true, rightMetric, ...fields })));
    expect(against("lt", "Williams %R")).toEqual(["condition.never /conditions/0"]);
    expect(against("gte", "Williams %R")).toEqual(["condition.always /conditions/0"]);
    expect(against("gt", "Williams %R")).toEqual([]);
    expect(against("gt", "RSI")).toEqual(["condition.never /conditions/0"]);
    expect(against("gt", "RSI", { rightWindow: 50 })).toEqual([]);
  });

  it("is found in dates that never come, or always", ({ expect }) => {
    const on = (fields: object) => lintOf(either({ metric: "Date", ...fields }));
    expect(on({ dateMonth: 2, dateDay: 30 })).toEqual(["condition.never /conditions/0"]);
    expect(on({ dateMonth: 2, dateDay: 29 })).toEqual([]);
    expect(on({ expanded: true, dateTo: { month: 12 } })).toEqual(["condition.always /conditions/0"]);
    expect(on({ expanded: true, dateMonth: 7, dateTo: { month: 6 } })).toEqual([
      "condition.always /conditions/0",
    ]);
    expect(on({ expanded: true, dateMonth: 7, dateTo: { month: 5 } })).toEqual([]);
  });
});

describe("a condition list", () => {
  it("without conditions is found wherever it is", ({ expect }) => {
    expect(lintOf(either())).toEqual(["conditions.empty /conditions"]);
    expect(lintOf(altExit([], [rsi("gt", 70)], spy, bil))).toEqual(["conditions.empty /entryConditions"]);
    expect(lintOf(altExit([rsi("gt", 70)], [], spy, bil))).toEqual(["conditions.empty /exitConditions"]);
    expect(lintOf(numbered("ladder", [[rsi("gt", 70)], []], { "ladder-0": spy }))).toEqual([
      "conditions.empty /numbered/items/1/conditions",
    ]);
  });

  it("whose conditions exclude one another is found at the last of them", ({ expect }) => {
    expect(lintOf(either(rsi("gt", 70), rsi("lt", 30)))).toEqual(["conditions.contradictory /conditions/1"]);
    expect(
      lintOf(either(rsi("gt", 70), condition("QQQ", 1, { type: "and" }), rsi("crossBelow", 30))),
    ).toEqual(["conditions.contradictory /conditions/2"]);
    expect(lintOf(either(rsi("gte", 70), rsi("lte", 70)))).toEqual([]);
    expect(lintOf(either(rsi("gt", 70), rsi("lt", 30, { type: "or" })))).toEqual([]);
    expect(lintOf(either(rsi("gt", 70), rsi("lt", 30, { window: 5 })))).toEqual([]);
    expect(lintOf(either(rsi("gt", 70), rsi("lt", 30, { ticker: "QQQ" })))).toEqual([]);
  });

  it("that wants a price above and below the same average is found, whichever side the average is on", ({
    expect,
  }) => {
    const average = { expanded: true, rightMetric: "SMA", rightWindow: 200 };
    const turned = { type: "and", metric: "SMA", window: 200, expanded: true, rightMetric: "Current Price" };
    expect(
      lintOf(
        either(
          condition("SPY", 0, average),
          condition("SPY", 0, { ...average, type: "and", comparator: "lt" }),
        ),
      ),
    ).toEqual(["conditions.contradictory /conditions/1"]);
    expect(lintOf(either(condition("SPY", 0, average), condition("SPY", 0, turned)))).toEqual([
      "conditions.contradictory /conditions/1",
    ]);
    expect(
      lintOf(either(condition("SPY", 0, average), condition("SPY", 0, { ...turned, comparator: "lt" }))),
    ).toEqual([]);
  });

  it("that wants two seasons at once is found", ({ expect }) => {
    const summer = { metric: "Date", expanded: true, dateMonth: 6, dateTo: { month: 8 } };
    const winter = { type: "and", metric: "Date", expanded: true, dateMonth: 12, dateTo: { month: 2 } };
    expect(lintOf(either(summer, winter))).toEqual(["conditions.contradictory /conditions/1"]);
    expect(lintOf(either(summer, { ...winter, dateTo: { month: 6 } }))).toEqual([]);
  });
});

describe("a condition below a branch that was decided by the same indicator", () => {
  const below = (outer: object[], inner: object, branch: "then" | "else" = "then") =>
    lintOf(
      branch === "then" ? indicator(outer, [either(inner)], bil) : indicator(outer, bil, [either(inner)]),
    );
  const place = "/children/then/0/conditions/0";

  it("is found when it cannot be true there", ({ expect }) => {
    expect(below([rsi("gt", 70)], rsi("lt", 30))).toEqual([`condition.contradicts-branch ${place}`]);
    expect(below([rsi("gt", 70)], rsi("lte", 70))).toEqual([`condition.contradicts-branch ${place}`]);
    expect(below([rsi("gt", 70)], rsi("crossBelow", 70))).toEqual([`condition.contradicts-branch ${place}`]);
    expect(below([rsi("gt", 70)], rsi("crossBelow", 80))).toEqual([]);
    expect(below([rsi("gt", 70)], rsi("lt", 80))).toEqual([]);
  });

  it("is found when it repeats the decision", ({ expect }) => {
    expect(below([rsi("gt", 70)], rsi("gt", 50))).toEqual([`condition.repeats-branch ${place}`]);
    expect(below([rsi("gt", 70, { forDays: 3 })], rsi("gte", 70))).toEqual([
      `condition.repeats-branch ${place}`,
    ]);
    expect(below([rsi("gt", 70)], rsi("gt", 50, { forDays: 2 }))).toEqual([]);
    expect(below([rsi("gt", 70)], rsi("crossAbove", 70))).toEqual([]);
  });

  it("is found on the other side as well, where only simple conditions tell something", ({ expect }) => {
    const other = "/children/else/0/conditions/0";
    expect(below([rsi("gt", 70)], rsi("gt", 75), "else")).toEqual([`condition.contradicts-branch ${other}`]);
    expect(below([rsi("gt", 70)], rsi("lte", 70), "else")).toEqual([`condition.repeats-branch ${other}`]);
    expect(below([rsi("gt", 70, { forDays: 2 })], rsi("gt", 75), "else")).toEqual([]);
    expect(below([rsi("crossAbove", 70)], rsi("gt", 75), "else")).toEqual([]);
    expect(below([rsi("gt", 70), condition("QQQ", 1, { type: "and" })], rsi("gt", 75), "else")).toEqual([]);
  });

  it("takes every alternative of the branch into account", ({ expect }) => {
    const extremes = [rsi("gt", 80), rsi("lt", 20, { type: "or" })];
    expect(below(extremes, condition("SPY", 50, { metric: "RSI", comparator: "gt" }))).toEqual([]);
    const calm = either(rsi("gt", 30), rsi("lt", 70));
    expect(lintOf(indicator(extremes, [calm], bil))).toEqual([]);
    const middle = indicator([rsi("lte", 80)], [either(rsi("gte", 20))], bil);
    expect(lintOf(indicator(extremes, [middle], bil))).toEqual([
      "condition.contradicts-branch /children/then/0/children/then/0/conditions/0",
    ]);
    expect(lintOf(indicator(extremes, bil, [either(rsi("gt", 80))]))).toEqual([
      "condition.contradicts-branch /children/else/0/conditions/0",
    ]);
  });

  it("adds up what several branches on the way decided", ({ expect }) => {
    const inner = either(rsi("gt", 60));
    const tree = indicator(
      [rsi("gt", 40)],
      [{ kind: "basic", children: { next: [indicator([rsi("lt", 60)], [inner], bil)] } }],
      bil,
    );
    expect(lintOf(tree)).toEqual([
      "condition.contradicts-branch /children/then/0/children/next/0/children/then/0/conditions/0",
    ]);
  });

  it("follows counts where they settle every item", ({ expect }) => {
    const lists = [[rsi("gt", 70)], [condition("QQQ", 100)]];
    const inner = [either(rsi("lt", 30))];
    const found = (slot: string) => [`condition.contradicts-branch /children/${slot}/0/conditions/0`];
    expect(lintOf(numbered("all", lists, { then: inner, else: bil }))).toEqual(found("then"));
    expect(lintOf(numbered("atLeast", lists, { then: inner, else: bil }, { n: 2 }))).toEqual(found("then"));
    expect(lintOf(numbered("any", lists, { then: inner, else: bil }))).toEqual([]);
    expect(lintOf(numbered("ladder", lists, { "ladder-2": inner, "ladder-1": bil }))).toEqual(
      found("ladder-2"),
    );
    expect(lintOf(numbered("any", lists, { then: bil, else: [either(rsi("gt", 90))] }))).toEqual(
      found("else"),
    );
    expect(lintOf(numbered("ladder", lists, { "ladder-0": [either(rsi("gt", 90))] }))).toEqual(
      found("ladder-0"),
    );
  });

  it("is left alone below an altExit, which may have gone in long ago, and in one, which follows every bar", ({
    expect,
  }) => {
    expect(lintOf(altExit([rsi("gt", 70)], [rsi("lt", 50)], [either(rsi("lt", 30))], bil))).toEqual([]);
    expect(
      lintOf(indicator([rsi("gt", 70)], [altExit([rsi("lt", 30)], [rsi("gt", 50)], spy, bil)], bil)),
    ).toEqual([]);
  });

  it("is left alone when it compares a branch of another node", ({ expect }) => {
    const equity = (threshold: number, comparator: string) =>
      condition("branch:then", threshold, { comparator });
    expect(lintOf(indicator([equity(2, "gt")], [either(equity(1, "lt"))], bil))).toEqual([]);
  });
});

describe("a finding", () => {
  it("names node, place and condition", ({ expect }) => {
    const tree = { ...either(rsi("gt", 100)), id: "root" };
    expect(lintStrategy(strategyOf(tree))).toEqual([
      {
        code: "condition.never",
        level: "warning",
        nodeId: "root",
        path: "",
        message: "Relative Strength Index (14) of SPY gt 100 can never be true",
      },
    ]);
  });
});
