import { describe, it } from "vitest";
import { SWEEPS } from "../projects/sweeps.ts";
import { allImports } from "./support/imports.ts";

describe("every sweep", () => {
  it("is one of those that npm run test:sweeps runs in full", ({ expect }) => {
    const callers = allImports.filter(({ to }) => to === "test/support/sweep.ts").map(({ from }) => from);
    expect([...new Set(callers)].toSorted()).toEqual(SWEEPS);
  });
});
