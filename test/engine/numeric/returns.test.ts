import { describe, it } from "vitest";
import { logReturns } from "../../../src/engine/numeric/log-returns.ts";
import { simpleReturns } from "../../../src/engine/numeric/simple-returns.ts";

describe("returns", () => {
  it("need two values in a row", ({ expect }) => {
    expect([...simpleReturns(Float64Array.of(8, 10, NaN, 10, 5))]).toEqual([NaN, 0.25, NaN, NaN, -0.5]);
    expect([...logReturns(Float64Array.of(8, 10, NaN, 10, 5))]).toEqual([
      NaN,
      Math.log(1.25),
      NaN,
      NaN,
      Math.log(0.5),
    ]);
  });

  it("of an unchanged value are exactly 0", ({ expect }) => {
    expect([...simpleReturns(Float64Array.of(0.1, 0.1))]).toEqual([NaN, 0]);
    expect([...logReturns(Float64Array.of(0.1, 0.1))]).toEqual([NaN, 0]);
  });
});
