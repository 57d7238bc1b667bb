import { describe, it } from "vitest";
import { market, trend } from "../support/market.ts";
import {
  basic,
  condition,
  decisionOf,
  type Export,
  heldOn,
  hold,
  indicator,
  ranked,
} from "../support/strategies.ts";

/** Prices to rank by: HIGH 30, MID and TWIN 20, LOW 10. YOUNG has no past. */
const table = market({ HIGH: [30, 30], MID: [20, 20], TWIN: [20, 20], LOW: [10, 10], YOUNG: [null, 25] });

function byPrice(fields: object, ...children: readonly (Export | null)[]): Export {
  return ranked(children, { metric: "Current Price", ...fields });
}

const weightsOf = (tree: object) => decisionOf(tree, table).weights;
const chosenOf = (tree: object) => Object.keys(weightsOf(tree)).join(" ");

describe("a ranking", () => {
  const four = [hold("MID"), hold("HIGH"), hold("LOW"), hold("TWIN")];

  it("takes the highest score when it ranks from the top", ({ expect }) => {
    expect(chosenOf(byPrice({ rank: "Top" }, ...four))).toBe("HIGH");
  });

  it("takes the lowest score when it ranks from the bottom", ({ expect }) => {
    expect(chosenOf(byPrice({ rank: "Bottom" }, ...four))).toBe("LOW");
  });

  it("ranks from the bottom when it does not say", ({ expect }) => {
    expect(chosenOf(byPrice({}, ...four))).toBe("LOW");
  });

  it("takes as many as it is told, in equal parts", ({ expect }) => {
    expect(weightsOf(byPrice({ rank: "top", bottom: 2 }, hold("LOW"), hold("MID"), hold("HIGH")))).toEqual({
      HIGH: 0.5,
      MID: 0.5,
    });
  });

  it("takes all when it is told more than there are", ({ expect }) => {
    expect(chosenOf(byPrice({ bottom: 9 }, hold("MID"), hold("HIGH"), hold("LOW")))).toBe("HIGH LOW MID");
  });

  it("takes the earlier of two equal scores, from the top as from the bottom", ({ expect }) => {
    expect(chosenOf(byPrice({ rank: "top" }, hold("MID"), hold("TWIN"), hold("LOW")))).toBe("MID");
    expect(chosenOf(byPrice({ rank: "top" }, hold("TWIN"), hold("MID"), hold("LOW")))).toBe("TWIN");
    expect(chosenOf(byPrice({ rank: "bottom" }, hold("TWIN"), hold("MID"), hold("HIGH")))).toBe("TWIN");
    // HIGH comes first by its price, then the earlier of the twins.
    expect(chosenOf(byPrice({ rank: "top", bottom: 2 }, hold("TWIN"), hold("MID"), hold("HIGH")))).toBe(
      "HIGH TWIN",
    );
  });

  it("weights the chosen as any parent weights its children", ({ expect }) => {
    const weighted = (ticker: string, window: number) => ({ ...hold(ticker), window });
    const children = [weighted("HIGH", 3), weighted("MID", 1), weighted("LOW", 96)];
    expect(weightsOf(byPrice({ rank: "top", bottom: 2, weighting: "defined" }, ...children))).toEqual({
      HIGH: 0.75,
      MID: 0.25,
    });
  });

  it("ranks anew on every bar", ({ expect }) => {
    // Gains of a day: UP 10 % and 0 %, DOWN -10 % and 20 %.
    const days = market({ UP: [100, 110, 110], DOWN: [100, 90, 108] });
    const best = ranked([hold("UP"), hold("DOWN")], { metric: "ROC", window: 1, rank: "top" });
    expect(heldOn(best, days)).toEqual(["cash", "UP", "DOWN"]);
  });

  it("goes by the index of relative strength over ten days when it names no metric", ({ expect }) => {
    // Eleven closes give ten changes: 100 for what only rises, 0 for what only falls.
    const days = market({ UP: trend(50, 1, 11), DOWN: trend(50, -1, 11) });
    const weakest = ranked([hold("UP"), hold("DOWN")]);
    expect(heldOn(weakest, days)).toEqual([...Array<string>(10).fill("cash"), "DOWN"]);
    expect(decisionOf(weakest, days).trace[0]?.scores?.map(({ score }) => score)).toEqual([100, 0]);
  });
});

describe("a child's score", () => {
  it("is the mean over the tickers of its positions, each counted once", ({ expect }) => {
    // (30 + 10) / 2 = 20 although HIGH is listed twice; counted twice it would be 23.3.
    const mixed = hold("HIGH", "HIGH", "LOW");
    expect(decisionOf(byPrice({}, mixed), table).trace[0]?.scores?.[0]?.score).toBe(20);
    const deep = basic([hold("HIGH"), basic([hold("LOW"), hold("HIGH")])]);
    expect(decisionOf(byPrice({}, deep), table).trace[0]?.scores?.[0]?.score).toBe(20);
  });

  it("counts every position below it, also in branches that are not taken", ({ expect }) => {
    // It holds LOW, but its score is the mean of LOW and HIGH: 20 like MID's, and it comes first.
    const switching = indicator([], [hold("HIGH")], [hold("LOW")]);
    expect(chosenOf(byPrice({ rank: "top" }, switching, hold("MID")))).toBe("LOW");
  });

  it("does not count what its conditions read, nor what takes the excess of its weights", ({ expect }) => {
    const watching = indicator([condition("HIGH", 1)], [hold("LOW")], []);
    const capped = basic([hold("LOW")], { weighting: "capped", maxCap: 50, cappedFallback: "HIGH" });
    for (const child of [watching, capped]) {
      expect(decisionOf(byPrice({}, child), table).trace[0]?.scores?.[0]?.score).toBe(10);
      expect(chosenOf(byPrice({ rank: "top" }, child, hold("MID")))).toBe("MID");
    }
  });

  it("leaves out the tickers that have no value", ({ expect }) => {
    // Two-day means: HIGH 30, LOW 10; YOUNG has one close only.
    const means = { metric: "SMA", window: 2, rank: "top" };
    const { trace } = decisionOf(byPrice(means, hold("YOUNG", "HIGH", "LOW"), hold("LOW")), table);
    expect(trace[0]?.scores?.map(({ score }) => score)).toEqual([20, 10]);
  });

  it("is missing when no ticker has a value: the child is then never chosen, at either end", ({ expect }) => {
    const byMean = (rank: string, bottom: number) =>
      byPrice({ metric: "SMA", window: 2, rank, bottom }, hold("YOUNG"), hold("HIGH"), hold("LOW"));
    expect(chosenOf(byMean("top", 1))).toBe("HIGH");
    expect(chosenOf(byMean("bottom", 1))).toBe("LOW");
    expect(chosenOf(byMean("top", 3))).toBe("HIGH LOW");
    expect(chosenOf(byPrice({ metric: "SMA", window: 2 }, hold("YOUNG")))).toBe("");
  });

  it("is missing for a child without positions, which takes nobody's place", ({ expect }) => {
    expect(chosenOf(byPrice({ rank: "top" }, hold("Empty"), hold("LOW")))).toBe("LOW");
  });
});

describe("a chosen child that holds nothing", () => {
  const waiting = indicator([], [hold("HIGH")], []);

  it("is dropped after the choice: nobody moves up", ({ expect }) => {
    expect(weightsOf(byPrice({ rank: "top" }, waiting, hold("MID")))).toEqual({});
  });

  it("leaves its weight to the others that were chosen", ({ expect }) => {
    const tree = byPrice({ rank: "top", bottom: 2 }, waiting, hold("MID"), hold("LOW"));
    expect(weightsOf(tree)).toEqual({ MID: 1 });
  });
});
