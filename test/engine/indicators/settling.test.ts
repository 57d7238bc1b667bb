import { describe, it } from "vitest";
import { averageDirectionalIndex } from "../../../src/engine/indicators/average-directional-index.ts";
import { updatesToSettle, updatesToSettleLater } from "../../../src/engine/indicators/settling.ts";

describe("the updates that it takes to settle", () => {
  it("are those after which a millionth of the seed is left", ({ expect }) => {
    // 0.5^19 = 1.9e-6, 0.5^20 = 0.95e-6
    expect(updatesToSettle(0.5)).toBe(20);
    expect(updatesToSettle(1)).toBe(0);
  });

  it("are more where the average's error shows enlarged", ({ expect }) => {
    // 8 * 0.5^22 = 1.9e-6, 8 * 0.5^23 = 0.95e-6
    expect(updatesToSettle(0.5, 8)).toBe(23);
  });

  it("are still more where it grows meanwhile", ({ expect }) => {
    // (1 + 24) * 0.5^24 = 1.5e-6, (1 + 25) * 0.5^25 = 0.8e-6
    expect(updatesToSettleLater(0.5, (updates) => 1 + updates)).toBe(25);
    expect(updatesToSettleLater(1, (updates) => 1 + updates)).toBe(0);
  });

  it("are none for an average directional index of one day, and more than an average's for one of fourteen", ({
    expect,
  }) => {
    expect(averageDirectionalIndex.settledBars(1)).toBe(2);
    // An average's own: (13/14)^187 = 0.96e-6. With (13/14)^13 = 0.38154, of the last one:
    // (1 + 2 * 221/14 * 0.38154) (13/14)^221 = 1.006e-6, with 222 of everything 0.94e-6.
    expect(averageDirectionalIndex.settledBars(14)).toBe(28 + 222);
  });
});
