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

  it("gives each variable of formulas to one of them", ({ expect }) => {
    const variables = INDICATORS.flatMap(({ variable }) => variable ?? []);
    expect(new Set(variables).size).toBe(variables.length);
    expect(variables.filter((variable) => !/^[a-z][a-z0-9_]*$/.test(variable))).toEqual([]);
  });

  it("knows both names of each momentum", ({ expect }) => {
    expect(findIndicator("13612W Momentum")?.id).toBe("Momentum (Weighted)");
    expect(findIndicator("13612U Momentum")?.id).toBe("Momentum (Unweighted)");
    expect(findIndicator("SMA12 Momentum")?.id).toBe("Momentum (12-Month SMA)");
  });

  it("names the nearest id for a misspelt name", ({ expect }) => {
    expect(nearestIndicatorId("Relative Strenght Index")).toBe("Relative Strength Index");
    expect(nearestIndicatorId("Bolinger %B")).toBe("Bollinger %B");
    expect(nearestIndicatorId("kama")).toBe("KAMA");
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
