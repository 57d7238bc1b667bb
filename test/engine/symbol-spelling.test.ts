import { describe, it } from "vitest";
import { sharesBesideRatio, spelledByTiingo, spelledOurs } from "../../src/engine/symbol-spelling.ts";

describe("a symbol", () => {
  it.for([
    ["SPY", "SPY"],
    ["BRK.B", "BRK-B"],
    ["SPG.PRJ", "SPG-P-J"],
    ["ABC.PR", "ABC-P"],
    ["ABC.WS", "ABC-WS"],
    ["ABC.U", "ABC-U"],
    ["PRP.A", "PRP-A"],
  ])("%s is %s at Tiingo, and read back as it is", ([ours, tiingo], { expect }) => {
    expect(spelledByTiingo(ours!)).toBe(tiingo);
    expect(spelledOurs(ours!)).toBe(ours);
  });

  it.for([
    ["BRK-B", "BRK.B"],
    ["BF-A", "BF.A"],
    ["ABC-WS", "ABC.WS"],
    ["SPG-P-J", "SPG.PRJ"],
    ["SPG-PJ", "SPG.PRJ"],
    ["SPG-PRJ", "SPG.PRJ"],
    ["SPG-PR-J", "SPG.PRJ"],
    ["SPG.PR.J", "SPG.PRJ"],
    ["SPG^J", "SPG.PRJ"],
  ])("that others spell %s is %s", ([other, ours], { expect }) => {
    expect(spelledOurs(other!)).toBe(ours);
  });

  it("of another form is left as it is", ({ expect }) => {
    for (const symbol of ["BTC-USD", "A-B-C", "SPY/TLT", "-B", ""]) expect(spelledOurs(symbol)).toBe(symbol);
  });
});

describe("a text with a slash", () => {
  it("may mean shares where a class or a series of preferred shares stands behind it", ({ expect }) => {
    expect(sharesBesideRatio("BRK/B")).toBe("BRK.B");
    expect(sharesBesideRatio("BF/A")).toBe("BF.A");
    expect(sharesBesideRatio("SPG/PRJ")).toBe("SPG.PRJ");
  });

  it("is a ratio where none does, or where spaces say so", ({ expect }) => {
    for (const text of ["SPY/TLT", "GM/F", "BRK / B", "BRK.B/SPY", "A/B", "SPY/PRU"]) {
      expect(sharesBesideRatio(text), text).toBe(text === "SPY/PRU" ? "SPY.PRU" : undefined);
    }
  });
});
