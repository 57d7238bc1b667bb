import { describe, it } from "vitest";
import { editDistance } from "../../../src/engine/indicators/edit-distance.ts";
import { findIndicator, INDICATORS, nearestIndicatorId } from "../../../src/engine/indicators/registry.ts";

describe("the registry of indicators", () => {
  it("finds each by its id and by every alias, and by no name twice", ({ expect }) => {
    const names = INDICATORS.flatMap((indicator) => [indicator.id, ...indicator.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const indicator of INDICATORS) {
      for (const name of [indicator.id, ...indicator.aliases]) expect(findIndicator(name)).toBe(indicator);
    }
  });

  it("names the nearest id for a misspelt name", ({ expect }) => {
    expect(nearestIndicatorId("Relative Strenght Index")).toBe("Relative Strength Index");
    expect(nearestIndicatorId("current price")).toBe("Current Price");
    expect(nearestIndicatorId("ema")).toBe("Exponential Moving Average");
    expect(findIndicator("ema")).toBeUndefined();
  });

  it("counts edits: kitten becomes sitting in three", ({ expect }) => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("abc", "")).toBe(3);
    expect(editDistance("same", "same")).toBe(0);
  });
});
