import { describe, it } from "vitest";
import { checkFingerprint, type RepeatedDecision } from "../../../src/engine/gate/check-fingerprint.ts";

const PINNED = { fingerprint: "old", engineVersion: "2" };
const PRESENT = { fingerprint: "new", engineVersion: "3" };

function repeated(
  date: string,
  stored: Record<string, number>,
  recomputed: Record<string, number> | null = stored,
): RepeatedDecision {
  return { date, stored, recomputed };
}

const verdictOn = (...decisions: RepeatedDecision[]) => checkFingerprint(PINNED, PRESENT, decisions);

describe("a strategy after a deploy", () => {
  it("goes on where nothing has changed, whatever its decisions", ({ expect }) => {
    const other = repeated("2026-11-20", { SPY: 1 }, { TLT: 1 });
    expect(checkFingerprint(PINNED, PINNED, [other])).toEqual({ kind: "same" });
  });

  it("is pinned anew when it would have decided the same on every day", ({ expect }) => {
    const decisions = [repeated("2026-11-19", { SPY: 0.6, TLT: 0.4 }), repeated("2026-11-20", {})];
    expect(verdictOn(...decisions)).toEqual({ kind: "repin", pin: PRESENT, compared: 2 });
  });

  it("is pinned anew when it has not decided yet", ({ expect }) => {
    expect(verdictOn()).toEqual({ kind: "repin", pin: PRESENT, compared: 0 });
  });

  it("may differ in the last places of its weights, and name a symbol that it gives nothing", ({
    expect,
  }) => {
    expect(verdictOn(repeated("2026-11-20", { SPY: 0.6 }, { SPY: 0.6 + 1e-10, TLT: 0 })).kind).toBe("repin");
    expect(verdictOn(repeated("2026-11-20", { SPY: 0.6 }, { SPY: 0.6 + 1e-8 })).kind).toBe("hold");
  });

  it("is held for its owner, with the first day that would have been another and how", ({ expect }) => {
    const verdict = verdictOn(
      repeated("2026-11-20", { SPY: 1 }, { GLD: 1 }),
      repeated("2026-11-17", { SPY: 1 }),
      repeated("2026-11-19", { SPY: 0.5, TLT: 0.5 }, { SPY: 0.5, GLD: 0.5 }),
      repeated("2026-11-18", { SPY: 1 }),
    );
    expect(verdict).toEqual({
      kind: "hold",
      code: "decision_changed",
      date: "2026-11-19",
      differences: [
        { symbol: "GLD", stored: 0, recomputed: 0.5 },
        { symbol: "TLT", stored: 0.5, recomputed: 0 },
      ],
      message: "on 2026-11-19 it would hold 0.5 of GLD, and held 0",
    });
  });

  it("is held when a decision cannot be made again", ({ expect }) => {
    expect(verdictOn(repeated("2026-11-20", { SPY: 1 }, null))).toMatchObject({
      code: "not_recomputed",
      date: "2026-11-20",
    });
  });

  it("is held when a weight is not a number", ({ expect }) => {
    expect(verdictOn(repeated("2026-11-20", { SPY: 1 }, { SPY: NaN })).kind).toBe("hold");
  });

  it("is held when it is not the strategy that was activated", ({ expect }) => {
    const same = repeated("2026-11-20", { SPY: 1 });
    const changed = { ...PINNED, fingerprint: "other" };
    expect(checkFingerprint(PINNED, changed, [same])).toMatchObject({
      code: "strategy_changed",
      date: null,
      differences: [],
    });
  });
});
