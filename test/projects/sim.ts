import type { TestProjectInlineConfiguration } from "vitest/config";

/** The local exchange and whole simulated runs, in Node. */
export const sim: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "sim",
    environment: "node",
    include: ["test/sim/**/*.test.ts"],
    // Exchanges share nothing: loading their modules anew for every file would take half of the time.
    isolate: false,
  },
};
