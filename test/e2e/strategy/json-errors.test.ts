import { describe, it } from "vitest";
import type { FolderReport } from "../../../cli/evaluate/folder.ts";
import type { ErrorReport } from "../../../cli/support/user-error.ts";
import { hold } from "../../engine/support/strategies.ts";
import { npmRun, runCommand } from "../support/command.ts";
import { writeMarket, writeTemporary } from "../support/files.ts";

const data = writeMarket(["2026-08-11"], { SPY: [[100, 100]] });
const spy = writeTemporary("spy.json", hold("SPY"));
const bad = writeTemporary("bad.json", hold("ZZZZ", "YYYY"));

/** Each with its arguments and the first thing that is said of them. */
const FAILURES = [
  [
    "evaluate",
    ["--strategy", bad, "--data", data, "--date", "2026-08-11"],
    "there is no price history of ZZZZ",
  ],
  [
    "evaluate",
    ["--strategy", spy, "--data", "/nowhere", "--date", "2026-08-11"],
    "there is no such directory",
  ],
  ["backtest", ["--strategy", "/nowhere.json"], "the file cannot be read"],
  ["schedule", ["--from", "yesterday", "--to", "2026-08-11"], "must be a date"],
  ["day", ["--strategy", "/nowhere.json"], "the file cannot be read"],
  ["replay", ["--file", "/nowhere.json"], "the file cannot be read"],
  ["simulate", ["--plans", "many"], "--plans"],
  ["sim:conformance", ["--nonsense"], "Unknown option"],
] as const;

describe.concurrent("with --json a command that fails prints one value", () => {
  it.for(FAILURES)("npm run %s %j", async ([command, args, message], { expect }) => {
    const ran = await npmRun(command, [...args, "--json"]);
    const report: ErrorReport = JSON.parse(ran.stdout);
    expect(report.ok).toBe(false);
    expect(report.errors[0]).toContain(message);
    // Anything else, and npm would print an object of its own behind it.
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(message);
  });

  it("has a line for each thing that is wrong, and without npm exit code 2", async ({ expect }) => {
    const args = ["--strategy", bad, "--data", data, "--date", "2026-08-11", "--json"];
    const ran = await runCommand("evaluate", args);
    expect(ran.code).toBe(2);
    const report: ErrorReport = JSON.parse(ran.stdout);
    expect(report.errors).toEqual([
      `${bad}: there is no price history of ZZZZ (at positions)`,
      `${bad}: there is no price history of YYYY (at positions)`,
    ]);
    expect(ran.stderr).toBe(`${report.errors.join("\n")}\n`);
  });

  it("is the folder's own where some files are bad, through npm, too", async ({ expect }) => {
    const folder = bad.replace(/\/[^/]*$/, "");
    const ran = await npmRun("evaluate", [
      "--strategy",
      folder,
      "--data",
      data,
      "--date",
      "2026-08-11",
      "--json",
    ]);
    const report: FolderReport = JSON.parse(ran.stdout);
    expect({ ok: report.ok, code: ran.code }).toEqual({ ok: false, code: 0 });
  });

  it("and without --json npm says nothing on standard output but its own error", async ({ expect }) => {
    const ran = await npmRun("evaluate", ["--strategy", bad, "--data", data, "--date", "2026-08-11"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("there is no price history of ZZZZ");
  });
});
