import { describe, it } from "vitest";
import { answerBadData } from "../../../src/engine/prices/bad-data.ts";

const KNOWN = { safeAssetIsGood: true, holdingsAreValued: true };
const TO_SHY = { policy: "safe_asset", symbol: "SHY" } as const;

describe("on a day of bad data", () => {
  it("a strategy holds, or is skipped, as its owner said", ({ expect }) => {
    expect(answerBadData({ policy: "hold" }, KNOWN)).toEqual({ kind: "hold" });
    expect(answerBadData({ policy: "skip" }, KNOWN)).toEqual({ kind: "skip" });
  });

  it("a strategy goes to its safe asset", ({ expect }) => {
    expect(answerBadData(TO_SHY, KNOWN)).toEqual({ kind: "safe_asset", symbol: "SHY" });
  });

  it("a strategy holds when its safe asset has no good price, or a holding none at all", ({ expect }) => {
    expect(answerBadData(TO_SHY, { ...KNOWN, safeAssetIsGood: false })).toEqual({ kind: "hold" });
    expect(answerBadData(TO_SHY, { ...KNOWN, holdingsAreValued: false })).toEqual({ kind: "hold" });
  });
});
