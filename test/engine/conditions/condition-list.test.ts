import { describe, it } from "vitest";
import {
  alternativesOf,
  listColumn,
  undecidedConditions,
} from "../../../src/engine/conditions/condition-list.ts";
import { and, or, type Truth } from "../../../src/engine/conditions/truth.ts";
import type { Condition } from "../../../src/engine/strategy/tree.ts";

/** "if and or" to the shape of the list, each condition by its place. */
function shapeOf(types: string): number[][] {
  const conditions = types.split(" ").map((type, place): Condition => ({
    id: String(place),
    type: type as Condition["type"],
    left: { metric: "Current Price", ticker: "SPY", window: null },
    comparator: "gt",
    right: { kind: "threshold", value: 0 },
    forDays: 1,
  }));
  return alternativesOf(conditions).map((all) => all.map(({ id }) => Number(id)));
}

function columnsOf(truths: string): Uint8Array[] {
  return Array.from(truths, (letter) => Uint8Array.of("FTU".indexOf(letter)));
}

/** The list's truth for one truth (F, T, U) a condition. */
function listTruth(types: string, truths: string): string {
  return "FTU".charAt(listColumn(shapeOf(types), columnsOf(truths), 1).at(0)!);
}

function undecided(types: string, truths: string): readonly number[] {
  return undecidedConditions(shapeOf(types), columnsOf(truths), 0);
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
    expect([...listColumn([], [], 2)]).toEqual([0, 0]);
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
    expect(undecidedConditions(alternatives, columnsOf("U"), 0)).toHaveLength(300_000);
  });
});

describe("three-valued logic", () => {
  it("has Kleene's truth tables", ({ expect }) => {
    const table = (operation: (left: Truth, right: Truth) => Truth) =>
      ([0, 1, 2] as const).map((left) => ([0, 1, 2] as const).map((right) => operation(left, right)));
    expect(table(and)).toEqual([
      [0, 0, 0],
      [0, 1, 2],
      [0, 2, 2],
    ]);
    expect(table(or)).toEqual([
      [0, 1, 2],
      [1, 1, 1],
      [2, 1, 2],
    ]);
  });
});
