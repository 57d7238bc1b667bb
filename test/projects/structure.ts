import type { TestProjectInlineConfiguration } from "vitest/config";

/** What imports what, how long files are, whether documents name files that are there. */
export const structure: TestProjectInlineConfiguration = {
  extends: true,
  test: { name: "structure", environment: "node", include: ["test/structure/**/*.test.ts"] },
};
