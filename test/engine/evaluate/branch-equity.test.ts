/** What a branch would have earned, read by the block that owns it. */
import { describe, it } from "vitest";
import { tableThrough } from "../../../src/engine/bars/cut.ts";
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { market } from "../support/market.ts";
import {
  altExit,
  basic,
  condition,
  decisionOf,
  type Export,
  heldOn,
  hold,
  indicator,
  numbered,
  scaling,
  weightsOn,
} from "../support/strategies.ts";

/** What a condition on a branch reads on each bar, when nothing is there yet of the bars after it; `null`: unknown. */
function equityOf(children: readonly Export[], table: BarTable, fields: object = {}): (number | null)[] {
  const tree = indicator([condition("branch:then", 1, fields)], children, []);
  return table.dates.map((date) => {
    const { trace } = decisionOf(tree, tableThrough(table, date));
    return trace[0]!.conditions![0]!.left;
  });
}

describe("the equity of a branch", () => {
  it("starts at 1 and earns what the branch holds", ({ expect }) => {
    expect(equityOf([hold("A")], market({ A: [100, 110, 220] }))).toEqual([
      1,
      expect.closeTo(1.1, 12),
      expect.closeTo(2.2, 12),
    ]);
  });

  it("earns the weighted returns, without costs, as if it were rebalanced every day", ({ expect }) => {
    // Half of 10 % and half of 0 %; then half of 0 % and half of -10 %.
    const table = market({ A: [100, 110, 110], B: [100, 100, 90] });
    expect(equityOf([hold("A"), hold("B")], table)).toEqual([
      1,
      expect.closeTo(1.05, 12),
      expect.closeTo(1.05 * 0.95, 12),
    ]);
  });

  it("earns from a close to the next what was decided on the first of them, and knows no more", ({
    expect,
  }) => {
    // Above 100 A, else B. Decided at 100: B, which gains 10 %. At 120: A, which loses half. Had the decision at 120
    // been known a day earlier, the first day would have gained 20 %.
    const chooser = indicator([condition("A", 100)], [hold("A")], [hold("B")]);
    const table = market({ A: [100, 120, 60], B: [100, 110, 220] });
    expect(equityOf([chooser], table)).toEqual([1, expect.closeTo(1.1, 12), expect.closeTo(0.55, 12)]);
  });

  it("starts on its own first bar, when its tickers have prices and its windows are filled", ({ expect }) => {
    const trend = indicator([condition("A", 0, { metric: "SMA", window: 3 })], [hold("A")], [hold("B")]);
    const table = market({ A: [100, 100, 200, 300], B: [null, 50, 50, 50] });
    expect(equityOf([hold("A")], table)).toEqual([1, 1, 2, expect.closeTo(3, 12)]);
    expect(equityOf([hold("A", "B")], table)).toEqual([null, 1, 1.5, expect.closeTo(1.5 * 1.25, 12)]);
    expect(equityOf([trend], table)).toEqual([null, null, 1, 1.5]);
  });

  it("of a branch that can hold nothing is 1 from the first bar on, whatever its conditions wait for", ({
    expect,
  }) => {
    const table = market({ A: [100, 110, 121] });
    const waiting = indicator([condition("A", 0, { metric: "SMA", window: 9 })], [hold("Empty")], []);
    for (const empty of [[], [hold("Empty")], [waiting]]) expect(equityOf(empty, table)).toEqual([1, 1, 1]);
  });

  it("stands still while a ticker has no price", ({ expect }) => {
    // A is carried over for five sessions, then unknown for one; its 80 afterwards is no gain on anything known.
    const table = market({
      A: [10, 20, null, null, null, null, null, null, 80],
      B: [1, 1, 1, 1, 1, 1, 1, 1, 1],
    });
    expect(equityOf([hold("A")], table)).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it("leaves the part that is in cash alone", ({ expect }) => {
    const half = basic([hold("A")], { weighting: "capped", maxCap: 50 });
    expect(equityOf([half], market({ A: [100, 120] }))).toEqual([1, expect.closeTo(1.1, 12)]);
  });

  it("lets an altExit inside begin where the branch begins", ({ expect }) => {
    // In from 13 on, which doubles, out at 5.
    const swing = altExit([condition("A", 12)], [condition("A", 10, { comparator: "lt" })], [hold("A")], []);
    expect(equityOf([swing], market({ A: [10, 13, 26, 5, 10] }))).toEqual([
      1,
      1,
      2,
      expect.closeTo(5 / 13, 12),
      expect.closeTo(5 / 13, 12),
    ]);
  });

  it("has indicators like any price", ({ expect }) => {
    const table = market({ A: [100, 150, 75] });
    const read = (metric: string, window: number) => equityOf([hold("A")], table, { metric, window });
    expect(read("SMA", 2)).toEqual([null, 1.25, 1.125]);
    expect(read("ROC", 1)).toEqual([null, expect.closeTo(50, 9), expect.closeTo(-50, 9)]);
    expect(read("Drawdown", 1)).toEqual([0, 0, 0.5]);
  });
});

describe("a condition on a branch", () => {
  /** A gains 10 % and loses it, B does the opposite. */
  const table = market({ A: [100, 110, 99, 99], B: [100, 90, 99, 99] });

  it.for<[written: string, held: string[]]>([
    // 1.1, 0.99, 0.99
    ["branch:then", ["B", "A", "B", "B"]],
    ["branch:from", ["B", "A", "B", "B"]],
    ["branch:enter", ["B", "A", "B", "B"]],
    // 0.9, 0.99, 0.99
    ["branch:else", ["B", "B", "B", "B"]],
    ["branch:to", ["B", "B", "B", "B"]],
    ["branch:exit", ["B", "B", "B", "B"]],
    [" Branch:THEN", ["B", "A", "B", "B"]],
  ])("reads %s", ([written, held], { expect }) => {
    expect(heldOn(indicator([condition(written, 1)], [hold("A")], [hold("B")]), table)).toEqual(held);
  });

  it("may compare the two branches of its block", ({ expect }) => {
    // 1 and 1, 1.1 and 0.9, 0.99 and 0.99.
    const better = condition("branch:then", 0, { expanded: true, rightTicker: "branch:else" });
    expect(heldOn(indicator([better], [hold("A")], [hold("B")]), table).slice(0, 2)).toEqual(["B", "A"]);
    const weekly = { metric: "ROC", window: 1, expanded: true, rightTicker: "branch:else" };
    // The last day's gains: 10 % and -10 %, then -10 % and 10 %.
    const stronger = condition("branch:then", 0, weekly);
    expect(heldOn(indicator([stronger], [hold("A")], [hold("B")]), table)).toEqual(["B", "A", "B", "B"]);
  });

  it("means the branches of the block that owns it, not those of one around it", ({ expect }) => {
    const inner = indicator([condition("branch:then", 1)], [hold("A")], [hold("B")]);
    const outer = indicator([condition("branch:else", 1)], [hold("B")], [inner]);
    // The inner block holds B, then A, and earns -10 % (0.9) and then -10 % again.
    expect(heldOn(outer, table)).toEqual(["B", "A", "B", "B"]);
    const read = decisionOf(outer, table).trace[0]?.conditions?.[0]?.left;
    expect(read).toBeCloseTo(0.9 * 0.9, 12);
  });

  it("may be an item of a numbered block, or the entry of an altExit", ({ expect }) => {
    const risen = [condition("branch:then", 1)];
    const count = numbered("any", [risen], { then: [hold("A")], else: [hold("B")] });
    expect(heldOn(count, table)).toEqual(["B", "A", "B", "B"]);
    const fallen = [condition("branch:enter", 1, { comparator: "lt" })];
    expect(heldOn(altExit(risen, fallen, [hold("A")], [hold("B")]), table)).toEqual(["B", "A", "B", "B"]);
  });

  it("may be what a scaling goes by", ({ expect }) => {
    const drift = scaling([hold("A")], [hold("B")], {
      scaleMetric: "Current Price",
      scaleTicker: "branch:then",
      scaleFrom: 1,
      scaleTo: 1.2,
    });
    // 1.1 is half way.
    expect(weightsOn(drift, table)[1]).toEqual({ A: expect.closeTo(0.5, 12), B: expect.closeTo(0.5, 12) });
  });
});
