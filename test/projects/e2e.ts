import type { TestProjectInlineConfiguration } from "vitest/config";

/** The commands as a user runs them, and the product in a real browser. */
export const e2e: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "e2e",
    environment: "node",
    include: ["test/e2e/**/*.test.ts"],
    globalSetup: ["./test/e2e/global-setup.ts"],
  },
};
