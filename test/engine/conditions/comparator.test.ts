import { describe, it } from "vitest";
import { COMPARATORS, findComparator, lookBack } from "../../../src/engine/conditions/comparator.ts";

describe("comparators", () => {
  it("are known by name and by sign", ({ expect }) => {
    expect(COMPARATORS.map(findComparator)).toEqual([...COMPARATORS]);
    expect(["<", ">", "<=", ">="].map(findComparator)).toEqual(["lt", "gt", "lte", "gte"]);
    expect(["==", "LT", ""].map(findComparator)).toEqual([undefined, undefined, undefined]);
  });

  it("look at yesterday when they are crossings, and only then", ({ expect }) => {
    expect(COMPARATORS.map(lookBack)).toEqual([0, 0, 0, 0, 1, 1]);
  });
});
