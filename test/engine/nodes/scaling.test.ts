import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, hold, scaling, weightsOn } from "../support/strategies.ts";

/** From SPY at one price of VIX to BIL at another. */
const byPrice = (scaleFrom: number, scaleTo: number, fields: object = {}) =>
  scaling([hold("SPY")], [hold("BIL")], {
    scaleMetric: "Current Price",
    scaleTicker: "VIX",
    scaleFrom,
    scaleTo,
    ...fields,
  });
const at = (...VIX: number[]) => market({ VIX });

describe("a scaling", () => {
  it("moves from then to else as its indicator rises", ({ expect }) => {
    // (12.5 - 10) / (20 - 10) = 1/4
    expect(weightsOn(byPrice(10, 20), at(10, 12.5, 15, 20))).toEqual([
      { SPY: 1 },
      { BIL: 0.25, SPY: 0.75 },
      { BIL: 0.5, SPY: 0.5 },
      { BIL: 1 },
    ]);
  });

  it("moves from then to else as its indicator falls, when it starts higher than it ends", ({ expect }) => {
    // (17.5 - 20) / (10 - 20) = 1/4
    expect(weightsOn(byPrice(20, 10), at(20, 17.5, 10))).toEqual([
      { SPY: 1 },
      { BIL: 0.25, SPY: 0.75 },
      { BIL: 1 },
    ]);
  });

  it("goes no further than all of one side, in both directions", ({ expect }) => {
    expect(weightsOn(byPrice(10, 20), at(5, 99))).toEqual([{ SPY: 1 }, { BIL: 1 }]);
    expect(weightsOn(byPrice(20, 10), at(99, 5))).toEqual([{ SPY: 1 }, { BIL: 1 }]);
  });

  it("is all then when it ends where it starts", ({ expect }) => {
    expect(weightsOn(byPrice(15, 15), at(10, 15, 20))).toEqual([{ SPY: 1 }, { SPY: 1 }, { SPY: 1 }]);
  });

  it("is all then while its indicator is unknown", ({ expect }) => {
    // The two-day mean is 30, far beyond the end, as soon as it is known.
    const byMean = byPrice(10, 20, { scaleMetric: "SMA", scaleWindow: 2 });
    expect(weightsOn(byMean, at(30, 30))).toEqual([{ SPY: 1 }, { BIL: 1 }]);
    expect(weightsOn(byPrice(10, 20, { scaleTicker: "NONE" }), at(30))).toEqual([{ SPY: 1 }]);
  });

  it("takes negative ends", ({ expect }) => {
    // A loss of 25 % lies half way from 0 to -50 %.
    const byLoss = byPrice(0, -50, { scaleMetric: "ROC", scaleWindow: 1 });
    expect(weightsOn(byLoss, at(100, 75))[1]).toEqual({ BIL: 0.5, SPY: 0.5 });
  });

  it("leaves an empty side in cash, which its siblings do not get", ({ expect }) => {
    // Three quarters of a half stay cash.
    const half = { ...byPrice(10, 20), children: { then: [], else: [hold("BIL")] } };
    expect(weightsOn(half, at(12.5))).toEqual([{ BIL: 0.25 }]);
    expect(weightsOn(basic([half, hold("GLD")]), at(12.5))).toEqual([{ BIL: 0.125, GLD: 0.5 }]);
    const other = { ...byPrice(10, 20), children: { then: [hold("SPY")], else: [hold("Empty")] } };
    expect(weightsOn(basic([other, hold("GLD")]), at(12.5))).toEqual([{ GLD: 0.5, SPY: 0.375 }]);
  });

  it("holds nothing when it stands at the end of an empty side, and its siblings get its weight then", ({
    expect,
  }) => {
    const half = { ...byPrice(10, 20), children: { then: [], else: [hold("BIL")] } };
    expect(weightsOn(basic([half, hold("GLD")]), at(10))).toEqual([{ GLD: 1 }]);
    const nothing = { ...byPrice(10, 20), children: {} };
    expect(weightsOn(basic([nothing, hold("GLD")]), at(12.5))).toEqual([{ GLD: 1 }]);
  });

  it("adds up what both sides hold of one ticker", ({ expect }) => {
    const both = { ...byPrice(10, 20), children: { then: [hold("SPY", "GLD")], else: [hold("GLD")] } };
    expect(weightsOn(both, at(15))).toEqual([{ GLD: 0.75, SPY: 0.25 }]);
  });
});
