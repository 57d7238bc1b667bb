import { describe, it } from "vitest";
import { allOf, anyOf } from "./truth.ts";

describe("three-valued logic", () => {
  it("is settled by one false of all, and by one true of any", ({ expect }) => {
    expect(allOf(["true", "unknown", "false"])).toBe("false");
    expect(anyOf(["false", "unknown", "true"])).toBe("true");
  });

  it("is unknown otherwise as soon as a part is", ({ expect }) => {
    expect(allOf(["true", "unknown"])).toBe("unknown");
    expect(anyOf(["false", "unknown"])).toBe("unknown");
  });

  it("is true of all and false of any where there is nothing", ({ expect }) => {
    expect([allOf([]), anyOf([])]).toEqual(["true", "false"]);
  });
});
