import { describe, it } from "vitest";
import { existsSync } from "node:fs";
import path from "node:path";
import { hasFloor, mayImport } from "./support/floors.ts";
import { allImports, COMPUTED } from "./support/imports.ts";
import { ROOT, sourceFiles } from "./support/source-files.ts";

const ours = new Set(sourceFiles);

const OWN_FOLDERS = new Set(sourceFiles.map((file) => file.split("/")[0]));

/** Whether it is a path of the project, rather than a part of a package. */
function isOwnPath(name: string): boolean {
  return OWN_FOLDERS.has(name.split("/")[0]) || name.startsWith("../");
}

/** Every file that something stands on by values, itself included, with the packages. */
function reachedByValue(start: string): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    for (const { from, to, kind } of allImports) if (from === file && kind !== "type") reached.add(to);
  }
  return reached;
}

describe("the floors", () => {
  it("are gone down only, by types as by values", ({ expect }) => {
    const upward = allImports.filter(({ from, to }) => ours.has(to) && !mayImport(from, to));
    expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("have a place for every file", ({ expect }) => {
    expect(sourceFiles.filter((file) => !hasFloor(file))).toEqual([]);
    expect(hasFloor("src/tunnel/up.ts")).toBe(false);
    expect(hasFloor("src/durable/other/object.ts")).toBe(false);
    expect(hasFloor("src/durable/account/shortcut/up.ts")).toBe(false);
  });

  it("are held by names that say which file is meant, with its ending", ({ expect }) => {
    const unheld = allImports.filter(({ from, to }) => {
      if (to === COMPUTED) return from.startsWith("src/") || from.startsWith("web/src/");
      return (
        to.includes("/") &&
        !/^(@|node:|cloudflare:)/.test(to) &&
        isOwnPath(to) &&
        !existsSync(path.join(ROOT, to))
      );
    });
    expect(unheld.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it.for([
    ["src/market/bars/load.ts", "src/platform/addresses.ts", true],
    ["src/market/bars/load.ts", "src/durable/control/schema.ts", false],
    ["src/market/bars/load.ts", "src/security/base64.ts", false],
    ["src/brokers/broker.ts", "src/platform/clock.ts", true],
    ["src/platform/clock.ts", "src/brokers/broker.ts", false],
    ["src/brokers/broker.ts", "src/db/database.ts", false],
    ["src/contract/bots.ts", "src/platform/clock.ts", false],
    ["src/engine/timing.ts", "src/platform/clock.ts", false],
    ["src/durable/account/account.ts", "src/durable/control/schema.ts", false],
    ["src/durable/account/store/runs.ts", "src/durable/account/record/reasons.ts", false],
    ["src/durable/account/run/trading/buy.ts", "src/durable/account/run/settling/settle.ts", false],
    ["src/worker.ts", "src/local/worker.ts", false],
    ["src/routes/app.ts", "sim/exchange/core.ts", false],
    ["web/src/main.tsx", "src/durable/account/account.ts", false],
    ["sim/exchange/core.ts", "src/durable/account/account.ts", true],
  ] as const)("tell whether %s may import %s: %s", ([from, to, may], { expect }) => {
    expect(mayImport(from, to)).toBe(may);
  });

  it("keep zod out of the pages: they take its types, never a file that runs it", ({ expect }) => {
    const pages = allImports.filter(
      ({ from, to, kind }) => from.startsWith("web/src/") && to.startsWith("src/") && kind !== "type",
    );
    const heavy = pages.filter(({ to }) => [...reachedByValue(to)].some((name) => /^zod(\/|$)/.test(name)));
    expect(heavy.map(({ from, to }) => `${from} imports ${to}, which runs zod`)).toEqual([]);
  });
});
