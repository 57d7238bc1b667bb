import { describe, it } from "vitest";
import { asKind, basic, findingsOf, hold, ranked, refusalsOf, strategyOf } from "./support/exports.ts";

const children = [hold("SPY"), hold("QQQ")];

function rankingOf(fields: object) {
  return asKind(strategyOf(ranked(children, fields)), "function");
}

describe("reading a ranking", () => {
  it("takes the one child of the lowest 10-day RSI when nothing is said", ({ expect }) => {
    expect(rankingOf({})).toMatchObject({
      metric: "Relative Strength Index",
      window: 10,
      take: 1,
      rank: "bottom",
    });
  });

  it("reads the rank in any letter case, and never Bottom as top", ({ expect }) => {
    for (const [written, read] of [
      ["Top", "top"],
      ["TOP", "top"],
      ["Bottom", "bottom"],
      ["bottom", "bottom"],
      ["", "bottom"],
    ]) {
      expect(rankingOf({ rank: written }).rank).toBe(read);
    }
  });

  it("takes whole children, at least one", ({ expect }) => {
    expect(rankingOf({ bottom: 2.9 }).take).toBe(2);
    expect(rankingOf({ bottom: "3" }).take).toBe(3);
    expect(rankingOf({ bottom: 0 }).take).toBe(1);
    expect(rankingOf({ bottom: -4 }).take).toBe(1);
  });

  it("has no window where the metric has none", ({ expect }) => {
    expect(rankingOf({ metric: "Current Price", window: 30 }).window).toBeNull();
    expect(rankingOf({ metric: "ROC", window: 21 })).toMatchObject({ metric: "Rate of Change", window: 21 });
  });

  it("refuses what is neither Top nor Bottom, and metrics that do not exist", ({ expect }) => {
    expect(refusalsOf(ranked(children, { rank: "best" }))).toEqual(["rank.unknown /rank"]);
    expect(refusalsOf(ranked(children, { metric: "Luck" }))).toEqual(["metric.unknown /metric"]);
  });
});

describe("a ranking that its parent weights by numbers", () => {
  const weightsOf = (...next: Parameters<typeof basic>[0]) => {
    const { weighting } = asKind(strategyOf(basic(next, { weighting: "defined" })), "basic").slots.next;
    return weighting.mode === "defined" ? weighting.weights : [];
  };

  it("keeps its window and its weight apart when it has both", ({ expect }) => {
    const child = ranked(children, { window: 21, definedWeight: 60 });
    expect(weightsOf(child, { ...hold("BIL"), window: 40 })).toEqual([60, 40]);
    const parent = asKind(strategyOf(basic([child], { weighting: "defined" })), "basic");
    expect(parent.slots.next.children[0]).toMatchObject({ window: 21 });
    expect(findingsOf(basic([child], { weighting: "defined" }))).toEqual([]);
  });

  it("uses its window as both in old exports, and says so", ({ expect }) => {
    const parent = basic([ranked(children, { window: 21 })], { weighting: "defined" });
    expect(asKind(strategyOf(parent), "basic").slots.next).toMatchObject({
      weighting: { mode: "defined", weights: [21] },
      children: [{ window: 21 }],
    });
    expect(findingsOf(parent)).toEqual(["weighting.window-shared /children/next/0/window"]);
  });

  it("is not warned of when the window is not a window, or not a weight", ({ expect }) => {
    const price = ranked(children, { metric: "Current Price", window: 60 });
    expect(findingsOf(basic([price], { weighting: "defined" }))).toEqual([]);
    expect(findingsOf(basic([ranked(children, { window: 21 })]))).toEqual([]);
  });
});
