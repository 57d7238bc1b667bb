import { describe, expect, test } from "vitest";
import { always, closesOf, simulated, tableOf, weightsOf } from "./support/market.ts";

const PLACES = 12;

describe("a ticker without a known price", () => {
  test("keeps its weight when it should be sold, and the others share what is left", () => {
    // On the second bar everything should go to B and C, but A's half is stuck.
    const table = closesOf({ A: [100, NaN, 100], B: [10, 10, 10], C: [10, 10, 10] });
    const { traded, invested, holdings } = simulated(
      table,
      weightsOf({ A: [0.5, 0, 0], B: [0.5, 0.75, 0.75], C: [0, 0.25, 0.25] }),
    );
    // B goes from 0.5 to 0.375 and C from 0 to 0.125.
    expect(traded[1]).toBeCloseTo(0.25, PLACES);
    expect(invested[1]).toBeCloseTo(1, PLACES);
    expect(holdings[1]).toBe(3);
    // Once A trades again it goes: 0.5 of A, 0.375 of B and 0.125 of C.
    expect(traded[2]).toBeCloseTo(1, PLACES);
    expect(holdings[2]).toBe(2);
  });

  test("leaves the other targets alone where they fit beside it", () => {
    const table = closesOf({ A: [100, NaN], B: [10, 10] });
    const { traded, invested } = simulated(table, weightsOf({ A: [0.5, 0], B: [0, 0.4] }));
    expect(traded[1]).toBeCloseTo(0.4, PLACES);
    expect(invested[1]).toBeCloseTo(0.9, PLACES);
  });

  test("does not move equity until its next price, which counts from the last one known", () => {
    const table = closesOf({ A: [100, NaN, NaN, 130] });
    const { equity, traded } = simulated(table, always("A", 1, table));
    expect(equity.slice(0, 3)).toEqual(Float64Array.of(1, 1, 1));
    expect(equity[3]).toBeCloseTo(1.3, PLACES);
    expect(traded.slice(0, 3)).toEqual(Float64Array.of(1, 0, 0));
  });

  test("drifts beside others that do move", () => {
    // B doubles while A is stuck: A is 0.5 of 1.5 then. It comes back unchanged.
    const table = closesOf({ A: [100, NaN, 100], B: [10, 20, 20] });
    const { equity, traded } = simulated(table, weightsOf({ A: [0.5, 0.5, 0], B: [0.5, 0.5, 0] }));
    expect(equity[1]).toBeCloseTo(1.5, PLACES);
    // A stays at 1/3, B goes from 2/3 to its target of a half.
    expect(traded[1]).toBeCloseTo(1 / 6, PLACES);
    expect(equity[2]).toBeCloseTo(1.5, PLACES);
    expect(traded[2]).toBeCloseTo(1 / 3 + 1 / 2, PLACES);
  });

  test("is not bought: its part stays cash", () => {
    const table = closesOf({ A: [NaN, 100, 120], B: [10, 10, 10] });
    const { equity, invested, holdings } = simulated(
      table,
      weightsOf({ A: [0.5, 0.5, 0.5], B: [0.5, 0.5, 0.5] }),
    );
    expect(invested[0]).toBe(0.5);
    expect(holdings[0]).toBe(1);
    expect(invested[1]).toBe(1);
    expect(equity[2]).toBeCloseTo(1.1, PLACES);
  });

  test("is one that the table lacks, too", () => {
    const table = closesOf({ A: [100, 110] });
    const { equity, invested } = simulated(table, weightsOf({ A: [0.5, 0.5], GONE: [0.5, 0.5] }));
    expect(invested[0]).toBe(0.5);
    expect(equity[1]).toBeCloseTo(1.05, PLACES);
  });

  test("is one whose price is 0", () => {
    const table = closesOf({ A: [100, 0, 110] });
    const { equity, traded } = simulated(table, always("A", 1, table));
    expect(equity[1]).toBe(1);
    expect(traded[1]).toBe(0);
    expect(equity[2]).toBeCloseTo(1.1, PLACES);
  });

  test("may weigh more than everything by rounding, and the others are sold beside it", () => {
    const table = closesOf({ A: [100, NaN], B: [10, NaN], C: [10, 10] });
    const { traded, invested } = simulated(
      table,
      weightsOf({ A: [0.7, 0], B: [0.3 + 5e-10, 0], C: [1e-10, 0] }),
    );
    expect(traded[1]).toBe(1e-10);
    expect(invested[1]).toBeCloseTo(1, 8);
  });
});

describe("a sale without a known price does not happen", () => {
  test("in the morning: what was held overnight is still there at the close, untraded", () => {
    const table = tableOf({ A: { open: [100, NaN, 120], close: [100, 110, 120] } });
    const { equity, traded } = simulated(table, always("A", 1, table), { timing: "CO" });
    expect(traded[0]).toBe(1);
    expect(equity[1]).toBeCloseTo(1.1, PLACES);
    // Held already, sold the next morning at 120.
    expect(traded[1]).toBeCloseTo(1, PLACES);
    expect(equity[2]).toBeCloseTo(1.2, PLACES);
  });

  test("in the evening: what was bought in the morning stays overnight", () => {
    const table = tableOf({ A: { open: [100, 130, 100], close: [NaN, 143, 100] } });
    const { equity, traded } = simulated(table, weightsOf({ A: [1, 0, 0] }), { timing: "OC" });
    expect(traded[0]).toBe(1);
    expect(equity[1]).toBeCloseTo(1.3, PLACES);
    expect(traded[1]).toBeCloseTo(1, PLACES);
    expect(equity[2]).toBeCloseTo(1.3, PLACES);
  });
});
