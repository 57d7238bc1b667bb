/** When a strategy decides, what it knows then, and what it earns until it decides again. */
import { describe, it } from "vitest";
import { backtest } from "../../../src/engine/backtest/backtest.ts";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import type { Timing } from "../../../src/engine/timing.ts";
import { market } from "../support/market.ts";
import { condition, heldOn, hold, indicator, programOf } from "../support/strategies.ts";

/** Five days of SPY from open to close, around 100. */
const table = market({
  SPY: [
    [99, 102],
    [104, 101],
    [98, 95],
    [103, 110],
    [112, 108],
  ],
  BIL: [50, 50, 50, 50, 50],
});

/** SPY while its price is above 100, else BIL, which stands still. */
const above100 = indicator([condition("SPY", 100)], [hold("SPY")], [hold("BIL")]);

function equityOf(tree: object, timing: Timing): number[] {
  const result = backtest(programOf(tree), table, { timing, costBps: 0 });
  if (!result.ok) throw new Error(result.message);
  return [...result.backtest.simulation.equity];
}

describe("CC, on the close", () => {
  it("decides by the closes", ({ expect }) => {
    // 102, 101, 95, 110, 108
    expect(heldOn(above100, table, "CC")).toEqual(["SPY", "SPY", "BIL", "SPY", "SPY"]);
  });

  it("earns from close to close", ({ expect }) => {
    const [start, second, third, fourth, last] = equityOf(above100, "CC");
    expect(start).toBe(1);
    expect(second).toBeCloseTo(101 / 102, 12);
    expect(third).toBeCloseTo(95 / 102, 12);
    // BIL
    expect(fourth).toBe(third);
    expect(last).toBeCloseTo((95 / 102) * (108 / 110), 12);
  });

  it("is what a strategy does that says nothing", ({ expect }) => {
    expect(evaluate(programOf(above100), table)).toEqual(evaluate(programOf(above100), table, "CC"));
  });
});

describe("OO, before the open", () => {
  it("decides by the opens", ({ expect }) => {
    // 99, 104, 98, 103, 112
    expect(heldOn(above100, table, "OO")).toEqual(["BIL", "SPY", "BIL", "SPY", "SPY"]);
  });

  it("earns from open to open, from the second day on", ({ expect }) => {
    // The first day is no start: the close of the day before is not known.
    const [start, second, third, last, ...more] = equityOf(above100, "OO");
    expect(start).toBe(1);
    expect(second).toBeCloseTo(98 / 104, 12);
    expect(third).toBe(second);
    expect(last).toBeCloseTo((98 / 104) * (112 / 103), 12);
    expect(more).toEqual([]);
  });
});

describe("CO, over the night", () => {
  it("decides by the closes", ({ expect }) => {
    expect(heldOn(above100, table, "CO")).toEqual(heldOn(above100, table, "CC"));
  });

  it("earns from the close to the next open, and nothing during the day", ({ expect }) => {
    const [start, second, third, fourth, last] = equityOf(above100, "CO");
    expect(start).toBe(1);
    expect(second).toBeCloseTo(104 / 102, 12);
    expect(third).toBeCloseTo((104 / 102) * (98 / 101), 12);
    expect(fourth).toBe(third);
    expect(last).toBeCloseTo((104 / 102) * (98 / 101) * (112 / 110), 12);
  });
});

describe("OC, over the day", () => {
  it("decides by the opens", ({ expect }) => {
    expect(heldOn(above100, table, "OC")).toEqual(heldOn(above100, table, "OO"));
  });

  it("earns from the open to the close of the same day, and nothing over the night", ({ expect }) => {
    const [start, second, third, last, ...more] = equityOf(above100, "OC");
    expect(start).toBe(1);
    expect(second).toBeCloseTo(101 / 104, 12);
    expect(third).toBe(second);
    expect(last).toBeCloseTo((101 / 104) * (110 / 103), 12);
    expect(more).toEqual([]);
  });
});
