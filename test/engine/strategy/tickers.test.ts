import { describe, it } from "vitest";
import { positionTickersOf, tickersOf } from "../../../src/engine/strategy/tickers.ts";
import { altExit, basic, condition, hold, indicator, scaling, strategyOf } from "./support/exports.ts";

describe("the tickers of a strategy", () => {
  it("are those it may hold, and besides those its conditions read; sorted, each once, without cash", ({
    expect,
  }) => {
    const tree = indicator(
      [
        condition("VIXY", 1),
        condition("QQQ", 1, { type: "and", metric: "SMA", expanded: true, rightTicker: "IWM" }),
      ],
      [hold("TQQQ", "Empty", "TQQQ"), hold("QQQ")],
      [basic([hold("BND")], { weighting: "capped", maxCap: 50, cappedFallback: "BIL" })],
    );
    expect(tickersOf(strategyOf(tree))).toEqual({
      held: ["BIL", "BND", "QQQ", "TQQQ"],
      needed: ["BIL", "BND", "IWM", "QQQ", "TQQQ", "VIXY"],
    });
  });

  it("do not include a fallback that the weighting never uses", ({ expect }) => {
    const tree = basic([hold("SPY")], { weighting: "equal", cappedFallback: "BIL" });
    expect(tickersOf(strategyOf(tree))).toEqual({ held: ["SPY"], needed: ["SPY"] });
  });

  it("are none for a strategy that is all cash", ({ expect }) => {
    expect(tickersOf(strategyOf(hold("Empty")))).toEqual({ held: [], needed: [] });
  });

  it("include both of a ratio and what a scaling reads, and no branch", ({ expect }) => {
    const tree = scaling(
      [hold("SPY")],
      [altExit([condition("QQQ/IWM", 1)], [condition("branch:then", 1)], [hold("GLD")], [])],
      { scaleTicker: "VIXY" },
    );
    expect(tickersOf(strategyOf(tree))).toEqual({
      held: ["GLD", "SPY"],
      needed: ["GLD", "IWM", "QQQ", "SPY", "VIXY"],
    });
  });

  it("that a ranking scores a child by are those of all its positions, each once, in tree order", ({
    expect,
  }) => {
    const child = indicator(
      [condition("VIXY", 20)],
      [hold("TQQQ", "SPY")],
      [basic([hold("SPY"), hold("BIL")], { weighting: "capped", cappedFallback: "SHY" })],
    );
    expect(positionTickersOf(strategyOf(child))).toEqual(["TQQQ", "SPY", "BIL"]);
  });
});
