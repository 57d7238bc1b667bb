import { describe, it } from "vitest";
import { tickersOf } from "../../../src/engine/strategy/tickers.ts";
import { basic, condition, hold, indicator, strategyOf } from "../support/strategies.ts";

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
});
