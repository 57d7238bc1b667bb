import { describe, it } from "vitest";
import { NOT_IMPORTED } from "./support/exceptions.ts";
import { allImports } from "./support/imports.ts";
import { sourceFiles, textOf } from "./support/source-files.ts";

/** What names the files that the tools start with. */
const CONFIGURATIONS = [
  "package.json",
  "wrangler.toml",
  "vitest.config.ts",
  "vitest.quick.config.ts",
  "vitest.sweeps.config.ts",
  "vitest.mutation.config.ts",
  "test/projects/e2e.ts",
  "test/projects/worker.ts",
  "web/index.html",
];

describe("every file", () => {
  it("is imported by another, is named in a configuration, or is a test", ({ expect }) => {
    const imported = new Set(allImports.filter(({ from, to }) => from !== to).map(({ to }) => to));
    const configurations = CONFIGURATIONS.map(textOf).join("\n");
    const isNamed = (file: string) =>
      configurations.includes(file) || configurations.includes(`"${file.replace(/^web/, "")}"`);
    const unused = sourceFiles.filter(
      (file) => !file.endsWith(".test.ts") && !imported.has(file) && !isNamed(file),
    );
    expect(unused).toEqual(Object.keys(NOT_IMPORTED));
  });
});
