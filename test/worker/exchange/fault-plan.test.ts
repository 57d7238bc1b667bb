import { describe, it } from "vitest";
import { FAULT_PLAN_DIGESTS, drawnDigests } from "../../sim/support/fault-plan-digests.ts";

describe("a fault plan", () => {
  it("is drawn in the Worker's runtime as it is in Node", ({ expect }) => {
    expect(drawnDigests()).toEqual(FAULT_PLAN_DIGESTS);
  });
});
