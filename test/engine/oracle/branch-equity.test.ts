import { describe, it } from "vitest";
import { marketOf } from "./bars/align.ts";
import { World } from "./evaluation.ts";
import { marketWith } from "./support/market.ts";
import { heldOn } from "./support/held.ts";
import { above, basic, hold } from "./support/trees.ts";
import { readTree } from "./tree/read-tree.ts";

/** The equity of the `then` branch of an indicator on a market. */
function equityOf(children: readonly object[], closes: Record<string, (number | null)[]>): readonly number[] {
  const node = readTree({ kind: "indicator", children: { then: children } }, [], []);
  if (node.kind !== "indicator") throw new Error("not an indicator");
  const market = marketOf(Object.keys(closes), marketWith(closes));
  return new World(market).seriesOf({ form: "branch", slot: node.whenTrue }).close;
}

describe("the equity of a branch", () => {
  it("grows with what the branch holds, from 1", ({ expect }) => {
    expect(equityOf([hold("AAA"), hold("Empty")], { AAA: [10, 11, 22] })).toEqual([1, 1.1, 2.2]);
    // Half of +10 %, then half of -10 %.
    const halves = equityOf([basic([hold("AAA"), hold("BBB")])], { AAA: [10, 11, 11], BBB: [10, 10, 9] });
    expect(halves).toEqual([1, 1.05, expect.closeTo(1.05 * 0.95, 12)]);
  });

  it("earns on the next day what a day's close decides", ({ expect }) => {
    const chooser = {
      kind: "indicator",
      conditions: [above(10)],
      children: { then: [hold("AAA")], else: [hold("BBB")] },
    };
    // On day 0 BBB is decided and earns 10 %; on day 1 AAA, which falls by half.
    const equity = equityOf([chooser], { AAA: [10, 12, 6], BBB: [10, 11, 22] });
    expect(equity).toEqual([1, 1.1, 0.55]);
  });

  it("starts when its tickers trade and its windows are filled", ({ expect }) => {
    const chooser = (window: number) => ({
      kind: "indicator",
      conditions: [above(0, { metric: "SMA", window })],
      children: { then: [hold("AAA")], else: [hold("BBB")] },
    });
    const closes = { AAA: [10, 10, 20, 30], BBB: [null, 5, 5, 5] };
    expect(equityOf([chooser(1)], closes)).toEqual([NaN, 1, 2, 3]);
    expect(equityOf([chooser(3)], closes)).toEqual([NaN, NaN, 1, 1.5]);
    expect(equityOf([chooser(5)], closes)).toEqual([NaN, NaN, NaN, NaN]);
  });

  it("is 1 when nothing can be held", ({ expect }) => {
    expect(equityOf([hold("Empty")], { AAA: [10, 11] })).toEqual([1, 1]);
    const waiting = {
      kind: "indicator",
      conditions: [above(0, { metric: "SMA", window: 9 })],
      children: { then: [hold("Empty")] },
    };
    expect(equityOf([waiting], { AAA: [10, 11] })).toEqual([1, 1]);
  });

  it("earns nothing from what has no known price", ({ expect }) => {
    const gone = equityOf([hold("AAA")], {
      AAA: [10, 20, null, null, null, null, null, null, 80],
      BBB: Array<number>(9).fill(1),
    });
    expect(gone).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it("lets an altExit inside begin with the branch", ({ expect }) => {
    const altExit = {
      kind: "altExit",
      entryConditions: [above(12)],
      exitConditions: [above(10, { comparator: "lt" })],
      children: { then: [hold("AAA")], else: [] },
    };
    expect(equityOf([altExit], { AAA: [10, 13, 26, 5, 10] })).toEqual([
      1,
      1,
      2,
      expect.closeTo(5 / 13, 12),
      expect.closeTo(5 / 13, 12),
    ]);
  });

  it.for<[ticker: string, rising: string]>([
    ["branch:then", "AAA"],
    ["branch:from", "AAA"],
    ["Branch:ENTER ", "AAA"],
    ["branch:else", "BBB"],
    ["branch:to", "BBB"],
    ["branch:exit", "BBB"],
  ])("is read as %s: %s", ([ticker, rising], { expect }) => {
    // AAA as long as the branch stands 5 % above its start.
    const tree = {
      kind: "indicator",
      conditions: [above(1.05, { ticker })],
      children: { then: [hold("AAA")], else: [hold("BBB")] },
    };
    const bars = marketWith({ AAA: [10, 10, 10], BBB: [10, 10, 10], [rising]: [10, 11, 9] });
    expect(heldOn(tree, bars)).toEqual(["BBB", "AAA", "BBB"]);
  });
});
