import { describe, it } from "vitest";
import {
  alternativesOf,
  listPlane,
  undecidedConditions,
} from "../../../src/engine/conditions/condition-list.ts";
import { hasBit } from "../../../src/engine/columns/plane.ts";
import { and, type Truth } from "../../../src/engine/conditions/truth.ts";
import type { Condition } from "../../../src/engine/strategy/condition.ts";
import { book, truthColumn } from "../support/columns.ts";

/** "if and or" to the shape of the list, each condition by its place. */
function shapeOf(types: string): number[][] {
  const conditions = types.split(" ").map((type, place): Condition => ({
    kind: "comparison",
    id: String(place),
    type: type as Condition["type"],
    left: { metric: "Current Price", source: { kind: "ticker", ticker: "SPY" }, window: null },
    comparator: "gt",
    right: { kind: "threshold", value: 0 },
    forDays: 1,
  }));
  return alternativesOf(conditions).map((all) => all.map(({ id }) => Number(id)));
}

const BAR = { from: 0, to: 1 };

/** The list's truth for one truth (F, T, U) a condition. */
function listTruth(types: string, truths: string): string {
  const isTrue = hasBit(listPlane(shapeOf(types), Array.from(truths, truthColumn), BAR, book), 0);
  const isUnknown = undecided(types, truths).length > 0;
  if (isTrue && isUnknown) throw new Error("a list that is true and undecided");
  return isTrue ? "T" : isUnknown ? "U" : "F";
}

function undecided(types: string, truths: string): readonly number[] {
  return undecidedConditions(shapeOf(types), (condition) => truthColumn(truths[condition]!), 0);
}

describe("a list of conditions", () => {
  it("binds AND tighter than OR", ({ expect }) => {
    expect(shapeOf("if or and")).toEqual([[0], [1, 2]]);
    expect(listTruth("if or and", "TFF")).toBe("T");
    expect(listTruth("if or and", "FTF")).toBe("F");
    expect(listTruth("if and or", "FTT")).toBe("T");
  });

  it("begins a new alternative at a later `if`", ({ expect }) => {
    expect(shapeOf("if and if and")).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("does not care how its first condition is typed", ({ expect }) => {
    expect(shapeOf("and and or")).toEqual([[0, 1], [2]]);
    expect(shapeOf("or and")).toEqual([[0, 1]]);
  });

  it("is false when it is empty", ({ expect }) => {
    const plane = listPlane([], [], { from: 0, to: 2 }, book);
    expect([hasBit(plane, 0), hasBit(plane, 1)]).toEqual([false, false]);
    expect(undecidedConditions([], () => truthColumn("U"), 0)).toEqual([]);
  });

  it("is unknown only where the unknown makes a difference", ({ expect }) => {
    expect(listTruth("if and", "UF")).toBe("F");
    expect(listTruth("if and", "UT")).toBe("U");
    expect(listTruth("if or", "UT")).toBe("T");
    expect(listTruth("if or", "UF")).toBe("U");
    expect(listTruth("if or and", "FUF")).toBe("F");
  });

  it("names the conditions that leave it undecided", ({ expect }) => {
    expect(undecided("if and or", "UFF")).toEqual([]);
    expect(undecided("if or and", "UUF")).toEqual([0]);
    expect(undecided("if or and", "UUT")).toEqual([0, 1]);
    expect(undecided("if or and", "TUT")).toEqual([]);
  });

  it("may be longer than a call may have arguments", ({ expect }) => {
    const alternatives = [Array.from({ length: 300_000 }, () => 0)];
    const unknown = truthColumn("U");
    expect(undecidedConditions(alternatives, () => unknown, 0)).toHaveLength(300_000);
  });
});

describe("three-valued logic", () => {
  const letters = ["F", "T", "U"];
  const table = (operation: (left: string, right: string) => string) =>
    letters.map((left) => letters.map((right) => operation(left, right)).join(""));

  it("has Kleene's truth tables", ({ expect }) => {
    expect(table((left, right) => listTruth("if and", left + right))).toEqual(["FFF", "FTU", "FUU"]);
    expect(table((left, right) => listTruth("if or", left + right))).toEqual(["FTU", "TTT", "UTU"]);
    const code = (letter: string) => "FTU".indexOf(letter) as Truth;
    expect(table((left, right) => "FTU".charAt(and(code(left), code(right))))).toEqual(["FFF", "FTU", "FUU"]);
  });
});
