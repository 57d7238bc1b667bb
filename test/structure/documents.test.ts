import { existsSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import { filesBelow, ROOT, textOf } from "./support/source-files.ts";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  ...filesBelow("docs").filter((file) => file.endsWith(".md")),
];

/** Where a path in a document may begin: at the root, or where documents leave the first folders out. */
const FROM = ["", "sim/simulation", "src", "src/durable", "src/engine", "test", "web/src"];
/** Words that begin a path of this project, rather than a key, a media type or a package. */
const FOLDER =
  /^(src|test|web|sim|cli|bench|scripts|docs|worker|engine|e2e|routes|ops|durable|market|security|brokers|db|contract|platform|local|strategy|evaluate|indicators|numeric|weighting|nodes|conditions|columns|metrics|backtest|ledger)\//;

const exists = (file: string) =>
  [file, `${file}.ts`, `${file}.test.ts`].some((name) => existsSync(path.join(ROOT, name)));

/** The files and folders that a document names in code, without what stands for many: `*`, `<name>`. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w.@[\]-]+(?:\/[\w.@*<>[\]-]+)+)\/?`/g)]
    .map(([, name = ""]) => name.replace(/\/[^/]*[*<].*$/, ""))
    .filter((name) => FOLDER.test(`${name}/`));
}

describe("documents", () => {
  it("name files and folders that there are", ({ expect }) => {
    const wrong = DOCUMENTS.flatMap((document) =>
      pathsIn(textOf(document))
        .filter((name) => !FROM.some((start) => exists(path.posix.join(start, name))))
        .map((name) => `${document} names ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it("link to files that there are", ({ expect }) => {
    const wrong = DOCUMENTS.flatMap((document) =>
      [...textOf(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = ""]) => path.posix.join(path.posix.dirname(document), target))
        .filter((target) => !existsSync(path.join(ROOT, target)))
        .map((target) => `${document} links to ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});
