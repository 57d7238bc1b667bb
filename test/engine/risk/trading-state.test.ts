import { describe, it } from "vitest";
import { strictest } from "../../../src/engine/risk/trading-state.ts";

describe("several trading states together", () => {
  it("are what the strictest of them is", ({ expect }) => {
    expect(strictest("ACTIVE", "ACTIVE")).toBe("ACTIVE");
    expect(strictest("REDUCING", "ACTIVE")).toBe("REDUCING");
    expect(strictest("ACTIVE", "HALTED", "REDUCING")).toBe("HALTED");
  });

  it("allow everything when there are none", ({ expect }) => {
    expect(strictest()).toBe("ACTIVE");
  });
});
