import { describe, it } from "vitest";
import {
  type AskedLimits,
  DEFAULT_LIMITS,
  type RiskLimits,
  tighten,
} from "../../../src/engine/risk/limits.ts";

/** The field that is refused, or the limits. */
function tightened(asked: AskedLimits, limits: RiskLimits = DEFAULT_LIMITS) {
  const answer = tighten(limits, asked);
  return answer.ok ? answer.limits : answer.field;
}

describe("an owner's own limits", () => {
  it("take the place of the system's where they allow less", ({ expect }) => {
    expect(tightened({ maxWeight: 0.25, maxOrders: 10 })).toEqual({
      ...DEFAULT_LIMITS,
      maxWeight: 0.25,
      maxOrders: 10,
    });
  });

  it("may be the system's own", ({ expect }) => {
    expect(tightened({ ...DEFAULT_LIMITS })).toEqual(DEFAULT_LIMITS);
    expect(tightened({})).toEqual(DEFAULT_LIMITS);
  });

  it.for(["maxOrderValue", "maxWeight", "maxTurnover", "maxOrders", "limitReach"] as const)(
    "are refused where %s would allow more than the system does",
    (field, { expect }) => {
      expect(tightened({ maxWeight: 0.5, [field]: DEFAULT_LIMITS[field] + 0.001 })).toBe(field);
      expect(tightened({ [field]: NaN })).toBe(field);
    },
  );

  it("say how much there may be at most", ({ expect }) => {
    expect(tighten(DEFAULT_LIMITS, { maxTurnover: 3 })).toMatchObject({
      code: "looser_than_system",
      message: "maxTurnover may be 2 at most",
    });
  });

  it("leave as they are what is asked for as undefined", ({ expect }) => {
    expect(tightened({ maxWeight: undefined, allowedSymbols: undefined })).toEqual(DEFAULT_LIMITS);
  });

  it("name the symbols that may be bought, of those that the system allows", ({ expect }) => {
    const system = { ...DEFAULT_LIMITS, allowedSymbols: ["SPY", "TLT"] };
    expect(tightened({ allowedSymbols: ["GME"] })).toMatchObject({ allowedSymbols: ["GME"] });
    expect(tightened({ allowedSymbols: ["SPY"] }, system)).toMatchObject({ allowedSymbols: ["SPY"] });
    expect(tightened({ allowedSymbols: ["SPY", "GME"] }, system)).toBe("allowedSymbols");
    expect(tightened({ allowedSymbols: null }, system)).toBe("allowedSymbols");
    expect(tightened({}, system)).toEqual(system);
  });
});
