import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import type { FolderReport } from "../../../cli/evaluate/folder.ts";
import type { EvaluationReport } from "../../../cli/evaluate/run.ts";
import { condition, hold, indicator } from "../../engine/support/strategies.ts";
import { npmRun, runCommand } from "../support/command.ts";
import { temporaryDirectory, writeMarket } from "../support/files.ts";

const data = writeMarket(["2026-08-10", "2026-08-11", "2026-08-12"], {
  SPY: [
    [100, 100],
    [104, 110],
    [112, 99],
  ],
  TLT: [
    [50, 50],
    [50, 50],
    [51, 55],
  ],
  // Its history ends a day earlier.
  OLD: [
    [10, 10],
    [10, 11],
  ],
});

/** A folder of strategies; what is no text is written as JSON. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = temporaryDirectory("strategies");
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

const switching = indicator([condition("SPY", 105, { id: "high" })], [hold("SPY")], [hold("TLT", "SPY")]);
const GOOD = { "switching.json": switching, "bonds.JSON": hold("TLT"), "notes.txt": "not a strategy" };
const BAD = {
  "broken.json": '{"kind":',
  "unknown.json": indicator([condition("ZZZZ", 1)], [hold("YYYY")], []),
  "old.json": hold("OLD"),
};

const evaluate = (folder: string, ...options: string[]) =>
  runCommand("evaluate", ["--data", data, "--strategy", folder, "--date", "2026-08-12", ...options]);

describe.concurrent("npm run evaluate on a folder", () => {
  it("prints a line for each JSON file in it, by name, and leaves nothing behind", async ({ expect }) => {
    const folder = folderOf(GOOD);
    mkdirSync(path.join(folder, "deeper.json"));
    const before = readdirSync(folder);
    const args = ["--data", data, "--strategy", folder, "--date", "2026-08-12"];
    const ran = await npmRun("evaluate", args);
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stdout).toMatch(
      /^bonds\.JSON {6}TLT 100\.00 %\nswitching\.json {2}(SPY|TLT) 50\.00 %, (SPY|TLT) 50\.00 %$/m,
    );
    expect(ran.stdout).not.toContain("notes");
    expect(readdirSync(folder)).toEqual(before);
  });

  it("decides of every file what it decides of it alone", async ({ expect }) => {
    const folder = folderOf(GOOD);
    const ran = await evaluate(folder, "--json");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const report: FolderReport = JSON.parse(ran.stdout);
    expect(report).toMatchObject({ date: "2026-08-12", ok: true });
    expect(report.strategies.map(({ file }) => file)).toEqual(["bonds.JSON", "switching.json"]);
    for (const { file, ok, ...outcome } of report.strategies) {
      const alone = await evaluate(path.join(folder, file), "--json");
      const single: EvaluationReport = JSON.parse(alone.stdout);
      expect(ok, file).toBe(true);
      expect({ date: report.date, ...outcome }).toEqual(single);
    }
  });

  it("tells of bad files a line each, evaluates the others, and ends with 2", async ({ expect }) => {
    const folder = folderOf({ ...GOOD, ...BAD });
    const ran = await evaluate(folder);
    expect(ran).toMatchObject({ code: 2, stderr: "" });
    const lines = ran.stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.replace(/ {2,}/, ": "))).toEqual([
      "bonds.JSON: TLT 100.00 %",
      "broken.json: error: this is not JSON: it ends before it is complete, as if it was cut off; export or copy it again to its end",
      "old.json: error: --date 2026-08-12: the data have no prices on that day (they run from 2026-08-10 to 2026-08-11)",
      expect.stringMatching(/^switching\.json: (SPY|TLT) 50\.00 %/),
      "unknown.json: error: there is no price history of ZZZZ (at condition 1)",
    ]);
  });

  it("with --json keeps standard output one value, and tells bad files on standard error", async ({
    expect,
  }) => {
    const folder = folderOf({ ...GOOD, ...BAD });
    const ran = await evaluate(folder, "--json");
    expect(ran.code).toBe(2);
    const report: FolderReport = JSON.parse(ran.stdout);
    expect(report.ok).toBe(false);
    expect(report.strategies.filter(({ ok }) => ok).map(({ file }) => file)).toEqual([
      "bonds.JSON",
      "switching.json",
    ]);
    expect(report.strategies.find(({ file }) => file === "unknown.json")).toEqual({
      file: "unknown.json",
      ok: false,
      errors: [
        "there is no price history of ZZZZ (at condition 1)",
        "there is no price history of YYYY (at then 1 > positions)",
      ],
    });
    expect(
      ran.stderr
        .trimEnd()
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(Object.keys(BAD).sort());
  });

  it("reads regular files and links to them, and tells of anything else a line each", async ({ expect }) => {
    const folder = folderOf({ "bonds.json": hold("TLT") });
    symlinkSync("bonds.json", path.join(folder, "link.json"));
    symlinkSync(".", path.join(folder, "folder.json"));
    symlinkSync("nowhere", path.join(folder, "missing.json"));
    execFileSync("mkfifo", [path.join(folder, "pipe.json")]);
    const ran = await evaluate(folder);
    expect(ran).toMatchObject({ code: 2, stderr: "" });
    const lines = ran.stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.replace(/ {2,}/, ": "))).toEqual([
      "bonds.json: TLT 100.00 %",
      "folder.json: error: this is not a regular file",
      "link.json: TLT 100.00 %",
      "missing.json: error: the file cannot be read",
      "pipe.json: error: this is not a regular file",
    ]);
  });

  it("shows what a terminal would obey, in contents and names, and obeys nothing", async ({ expect }) => {
    const folder = folderOf({ "\u001b[31m\n.json": "{\u001b[2J\n}", "good.json": hold("TLT") });
    for (const options of [[], ["--json"]]) {
      const ran = await evaluate(folder, ...options);
      expect(ran.code).toBe(2);
      const told = options.length > 0 ? ran.stderr : ran.stdout;
      expect(told).toContain("\\u001b[31m\\n.json");
      expect(told).toContain('this is not JSON: at line 1, column 2, "\\u001b[2J" does not belong there');
      expect(told.trimEnd().split("\n")).toHaveLength(options.length > 0 ? 1 : 2);
      expect(ran.stdout + ran.stderr).not.toContain("\u001b");
    }
  });

  it("refuses a date on which the market has no prices once, not for each file", async ({ expect }) => {
    const folder = folderOf({ ...GOOD, ...BAD });
    const ran = await evaluate(folder, "--date", "2026-08-15");
    expect(ran).toEqual({
      code: 2,
      stdout: "",
      stderr: "--date 2026-08-15: the data have no prices on that day\n",
    });
  });

  it("refuses a folder that cannot be looked at", async ({ expect }) => {
    const folder = folderOf({});
    symlinkSync("loop", path.join(folder, "loop"));
    const ran = await evaluate(path.join(folder, "loop"));
    expect(ran).toEqual({ code: 2, stdout: "", stderr: `${folder}/loop: the file cannot be read\n` });
  });

  it("refuses a folder without JSON files", async ({ expect }) => {
    const folder = folderOf({ "notes.txt": "" });
    const ran = await evaluate(folder);
    expect(ran).toEqual({ code: 2, stdout: "", stderr: `${folder}: there are no JSON files\n` });
  });
});
