import type { TestProjectInlineConfiguration } from "vitest/config";

/** Pure functions in Node; most tests are properties over random input. */
export const engine: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "engine",
    environment: "node",
    include: ["test/engine/**/*.test.ts"],
    // Files share nothing but pure functions: loading them anew for every file would take half of the time.
    isolate: false,
  },
};
