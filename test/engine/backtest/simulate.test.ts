import { describe, expect, test } from "vitest";
import { simulate } from "../../../src/engine/backtest/simulate.ts";
import { always, closesOf, simulated, tableOf, targetsOf, weightsOf } from "./support/market.ts";

const PLACES = 12;

/** A rises by 10 % and falls by 10 %, B stands still. */
const seesaw = closesOf({ A: [100, 110, 99], B: [50, 50, 50] });
const halves = weightsOf({ A: [0.5, 0.5, 0.5], B: [0.5, 0.5, 0.5] });

describe("from close to close", () => {
  test("half in a ticker that gains 10 % and half in one that stands still gains 5 %", () => {
    const { equity } = simulated(seesaw, halves);
    expect(equity[0]).toBe(1);
    expect(equity[1]).toBeCloseTo(1.05, PLACES);
    expect(equity[2]).toBeCloseTo(1.05 * 0.95, PLACES);
  });

  test("what rose is sold down to its target, what it outgrew is bought up to it", () => {
    // After the rise A is 0.55 / 1.05 of equity and B 0.5 / 1.05, 0.025 / 1.05 away from a half each; after
    // the fall A is 0.45 / 0.95 and B 0.5 / 0.95.
    const { traded } = simulated(seesaw, halves);
    expect(traded[0]).toBe(1);
    expect(traded[1]).toBeCloseTo(0.05 / 1.05, PLACES);
    expect(traded[2]).toBeCloseTo(0.05 / 0.95, PLACES);
  });

  test("each trade costs its part of equity at once, and the last one nothing yet", () => {
    // 10 basis points of 1, then of 0.05 / 1.05.
    const { equity } = simulated(seesaw, halves, { costBps: 10 });
    expect(equity[0]).toBe(1);
    expect(equity[1]).toBeCloseTo(0.999 * 1.05, PLACES);
    expect(equity[2]).toBeCloseTo(0.999 * 1.05 * (1 - (0.001 * 0.05) / 1.05) * 0.95, PLACES);
  });

  test("exchanging all of one ticker for another trades twice the equity", () => {
    const { traded } = simulated(seesaw, weightsOf({ A: [1, 0, 1], B: [0, 1, 0] }));
    expect([...traded]).toEqual([1, 2, 2]);
  });

  test("cash earns nothing and counts as not invested", () => {
    const { equity, invested, holdings } = simulated(seesaw, weightsOf({ A: [0.5, 0, 0.2], B: [0, 0, 0.2] }));
    expect(equity[1]).toBeCloseTo(1.05, PLACES);
    expect(equity[2]).toBe(equity[1]);
    expect([...invested]).toEqual([0.5, 0, 0.4]);
    expect([...holdings]).toEqual([1, 0, 2]);
  });

  test("a market that stands still leaves equity exactly as it was", () => {
    const still = closesOf({ A: [3, 3, 3, 3], B: [7, 7, 7, 7], C: [0.1, 0.1, 0.1, 0.1] });
    const third = [1 / 3, 1 / 3, 1 / 3, 1 / 3];
    const { equity, traded } = simulated(still, weightsOf({ A: third, B: third, C: third }));
    expect([...equity]).toEqual([1, 1, 1, 1]);
    expect(traded.slice(1)).toEqual(Float64Array.of(0, 0, 0));
  });

  test("a simulation begins with cash on its first bar, wherever in the table that is", () => {
    const { equity, traded } = simulated(seesaw, halves, { start: 1, end: 3 });
    expect([...equity]).toEqual([1, 0.95]);
    expect(traded[0]).toBe(1);
  });

  test("no bars give no rows", () => {
    expect(simulated(seesaw, halves, { start: 3 }).equity).toHaveLength(0);
  });
});

describe("from open to open", () => {
  test("the closes in between do not matter", () => {
    const table = tableOf({ A: { open: [100, 120, 90], close: [1, 1000, 7] } });
    const { equity } = simulated(table, always("A", 1, table), { timing: "OO" });
    expect(equity[1]).toBeCloseTo(1.2, PLACES);
    expect(equity[2]).toBeCloseTo(0.9, PLACES);
  });
});

describe("from the close to the next open", () => {
  // Overnight A gains 10 % and then loses 20 %.
  const nights = tableOf({ A: { open: [1, 110, 84], close: [100, 105, 1000] } });

  test("only the nights are earned", () => {
    const { equity } = simulated(nights, always("A", 1, nights), { timing: "CO" });
    expect(equity[0]).toBe(1);
    expect(equity[1]).toBeCloseTo(1.1, PLACES);
    expect(equity[2]).toBeCloseTo(1.1 * 0.8, PLACES);
  });

  test("buying and selling both cost", () => {
    // 1 % of everything, twice a night.
    const { equity } = simulated(nights, always("A", 1, nights), { timing: "CO", costBps: 100 });
    expect(equity[1]).toBeCloseTo(0.99 * 1.1 * 0.99, PLACES);
    expect(equity[2]).toBeCloseTo(0.99 * 1.1 * 0.99 * (0.99 * 0.8 * 0.99), PLACES);
  });

  test("the sale trades what is invested by then; the one after the last bar is not counted", () => {
    // A half that gained 10 % is 0.55 / 1.05 of equity in the morning, and one that lost 20 % 0.4 / 0.9.
    const { traded } = simulated(nights, always("A", 0.5, nights), { timing: "CO" });
    expect(traded[0]).toBeCloseTo(0.5 + 0.55 / 1.05, PLACES);
    expect(traded[1]).toBeCloseTo(0.5 + 0.4 / 0.9, PLACES);
    expect(traded[2]).toBe(0.5);
  });
});

describe("from the open to that day's close", () => {
  // By day A gains 10 %, then loses 25 %, then doubles.
  const days = tableOf({ A: { open: [100, 120, 50], close: [110, 90, 100] } });

  test("only the days are earned, and the last one's is not recorded any more", () => {
    const { equity } = simulated(days, always("A", 1, days), { timing: "OC" });
    expect(equity[0]).toBe(1);
    expect(equity[1]).toBeCloseTo(1.1, PLACES);
    expect(equity[2]).toBeCloseTo(1.1 * 0.75, PLACES);
  });

  test("buying and selling both cost, and everything is bought anew each morning", () => {
    const { equity, traded } = simulated(days, always("A", 1, days), { timing: "OC", costBps: 100 });
    expect(equity[1]).toBeCloseTo(0.99 * 1.1 * 0.99, PLACES);
    expect(traded[0]).toBeCloseTo(2, PLACES);
    expect(traded[1]).toBeCloseTo(2, PLACES);
    expect(traded[2]).toBeCloseTo(2, PLACES);
  });
});

describe("a simulation refuses", () => {
  const targets = targetsOf(halves);
  const input = { table: seesaw, targets, start: 0, end: 3, timing: "CC", costBps: 0 } as const;

  test.each([
    ["bars before the table's", { start: -1 }],
    ["bars after the table's", { end: 4 }],
    ["an end before its start", { start: 2, end: 1 }],
    ["a negative cost", { costBps: -1 }],
    ["a cost that could take all equity", { costBps: 5000 }],
    ["a cost that is no number", { costBps: NaN }],
    ["targets above 1", { targets: targetsOf(weightsOf({ A: [0.5, 0.7, 0.5], B: [0.5, 0.5, 0.5] })) }],
    ["a negative target", { targets: targetsOf(weightsOf({ A: [0.5, -0.1, 0.5] })) }],
    ["an unknown target", { targets: targetsOf(weightsOf({ A: [0.5, NaN, 0.5] })) }],
    ["targets that end before the bars do", { targets: targetsOf(weightsOf({ A: [0.5, 0.5] })) }],
  ])("%s", (_, fields) => {
    expect(() => simulate({ ...input, ...fields })).toThrow(RangeError);
  });

  test("nothing that lies outside its bars", () => {
    const known = targetsOf(weightsOf({ A: [NaN, 1, 1] }));
    expect(() => simulate({ ...input, targets: known, start: 1 })).not.toThrow();
  });
});
