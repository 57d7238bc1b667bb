import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, decisionOf, hold, indicator } from "../support/strategies.ts";

/** A market of two bars' history in which A's daily volatility is 10 %, B's is 20 %, and C stands still. */
const volatile = market({ A: [100, 110, 99], B: [100, 120, 96], C: [50, 50, 50] });
const byVolatility = { volWindow: 2 };

describe("weights by volatility", () => {
  it("hold twice as much of what is half as volatile", ({ expect }) => {
    const { weights } = decisionOf(
      basic([hold("A"), hold("B")], { weighting: "inverse", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(2 / 3, 12);
    expect(weights["B"]).toBeCloseTo(1 / 3, 12);
  });

  it("or, as pro, twice as much of what is twice as volatile", ({ expect }) => {
    const { weights } = decisionOf(
      basic([hold("A"), hold("B")], { weighting: "pro", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(1 / 3, 12);
    expect(weights["B"]).toBeCloseTo(2 / 3, 12);
  });

  it("take the mean over the tickers that a child holds now, each once", ({ expect }) => {
    // {A, A, B} is 15 % volatile, A 10 %: 1/0.15 to 1/0.1 is 2 to 3. The branch to C is not taken.
    const mixed = basic([hold("A", "A", "B"), indicator([], [hold("C")], [hold("A")])]);
    const tree = basic([mixed, hold("A")], { weighting: "inverse", ...byVolatility });
    const { weights } = decisionOf(tree, volatile);
    // The first child is half of (2/3 A + 1/3 B) and half of A, so B is 1/6 of it.
    expect(weights["B"]).toBeCloseTo(2 / 5 / 6, 12);
  });

  it("count what a child holds as the fallback of its caps", ({ expect }) => {
    // The first child holds A and B: mean volatility 15 %, against 20 %: 4/7 to 3/7.
    const mixed = basic([hold("A")], { weighting: "capped", maxCap: 50, cappedFallback: "B" });
    const { weights } = decisionOf(
      basic([mixed, hold("B")], { weighting: "inverse", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(2 / 7, 12);
    expect(weights["B"]).toBeCloseTo(5 / 7, 12);
  });

  it("do not count tickers that a child gives no weight to", ({ expect }) => {
    const zero = basic(
      [
        { ...hold("A"), window: 1 },
        { ...hold("C"), window: 0 },
      ],
      { weighting: "defined" },
    );
    const { weights } = decisionOf(
      basic([zero, hold("B")], { weighting: "inverse", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(2 / 3, 12);
  });

  it("are all equal when one volatility is 0 or not known yet", ({ expect }) => {
    const still = basic([hold("A"), hold("C")], { weighting: "inverse", ...byVolatility });
    expect(decisionOf(still, volatile).weights).toEqual({ A: 0.5, C: 0.5 });
    const early = basic([hold("A"), hold("B")], { weighting: "inverse", volWindow: 3 });
    expect(decisionOf(early, volatile).weights).toEqual({ A: 0.5, B: 0.5 });
    const missing = basic([hold("A"), hold("NONE")], { weighting: "pro", ...byVolatility });
    expect(decisionOf(missing, volatile).weights).toEqual({ A: 0.5, NONE: 0.5 });
  });

  it("look back over twenty days when they are not told how far", ({ expect }) => {
    // Of A the last twenty returns are alternately 10 % and -10 %, of B 20 % and -20 %; the one before is wild.
    const closes = (wild: number, step: number) => {
      const prices = [100, wild];
      for (let day = 0; day < 20; day++) prices.push(prices.at(-1)! * (day % 2 === 0 ? 1 + step : 1 - step));
      return prices;
    };
    const last = (days: number) =>
      market({ A: closes(900, 0.1).slice(-days), B: closes(1, 0.2).slice(-days) });
    const tree = basic([hold("A"), hold("B")], { weighting: "inverse" });
    expect(decisionOf(tree, last(22)).weights["A"]).toBeCloseTo(2 / 3, 12);
    // Twenty closes have nineteen returns.
    expect(decisionOf(tree, last(20)).weights["A"]).toBe(0.5);
  });

  it("keep below a largest weight; what that cuts off goes to the others", ({ expect }) => {
    // 2/3 to 1/3, of which A may have 60 %.
    const fields = { weighting: "inverse", ...byVolatility, maxCap: 60 };
    const { weights } = decisionOf(basic([hold("A"), hold("B")], fields), volatile);
    expect(weights["A"]).toBe(0.6);
    expect(weights["B"]).toBeCloseTo(0.4, 12);
  });

  it("leave the rest in cash when all have their largest weight", ({ expect }) => {
    const fields = { weighting: "pro", ...byVolatility, maxCap: 40 };
    expect(decisionOf(basic([hold("A"), hold("B")], fields), volatile).weights).toEqual({ A: 0.4, B: 0.4 });
  });

  it("keep above a smallest weight, at the expense of what the others have above it", ({ expect }) => {
    // 1/3 to 2/3 as pro. A is raised to 0.4, and B's 2/3 are scaled down to what is left.
    const fields = { weighting: "pro", ...byVolatility, minCap: 40 };
    const { weights } = decisionOf(basic([hold("A"), hold("B")], fields), volatile);
    expect(weights["A"]).toBeCloseTo(0.4, 12);
    expect(weights["B"]).toBeCloseTo(0.6, 12);
  });
});
