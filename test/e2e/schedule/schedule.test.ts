import { describe, it } from "vitest";
import type { ScheduledJob } from "../../../cli/schedule/run.ts";
import { npmRun, runCommand } from "../support/command.ts";

async function schedule(from: string, to: string, ...options: string[]): Promise<ScheduledJob[]> {
  const ran = await runCommand("schedule", ["--from", from, "--to", to, "--json", ...options]);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

const due = (job: string, newYork: string, utc: string) => ({ slot: "2026-11-23/close", job, newYork, utc });

const times = (jobs: readonly ScheduledJob[]) =>
  jobs.map(({ job, newYork }) => `${newYork.slice(11)} ${job}`);

describe.concurrent("npm run schedule", () => {
  it("prints one JSON value with the jobs of the close slots in order of time", async ({ expect }) => {
    const ran = await npmRun("schedule", ["--from", "2026-11-23", "--to", "2026-11-23", "--json"]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(JSON.parse(ran.stdout)).toEqual([
      due("morning-recheck", "2026-11-23T09:00", "2026-11-23T14:00:00Z"),
      due("preflight", "2026-11-23T15:45", "2026-11-23T20:45:00Z"),
      due("snapshot", "2026-11-23T15:50", "2026-11-23T20:50:00Z"),
      due("dispatch", "2026-11-23T15:55", "2026-11-23T20:55:00Z"),
      due("settle", "2026-11-23T16:05", "2026-11-23T21:05:00Z"),
      due("report", "2026-11-23T16:05", "2026-11-23T21:05:00Z"),
      due("daily-summary", "2026-11-23T16:15", "2026-11-23T21:15:00Z"),
      due("refresh-bars", "2026-11-23T18:00", "2026-11-23T23:00:00Z"),
    ]);
  });

  it("keeps New York's time when its clocks change, and moves in UTC", async ({ expect }) => {
    const jobs = await schedule("2026-10-30", "2026-11-02");
    const dispatches = jobs.filter(({ job: name }) => name === "dispatch");
    expect(dispatches.map(({ newYork, utc }) => [newYork, utc])).toEqual([
      ["2026-10-30T15:55", "2026-10-30T19:55:00Z"],
      ["2026-11-02T15:55", "2026-11-02T20:55:00Z"],
    ]);
  });

  it("leaves out holidays and moves with an early close, the evening apart", async ({ expect }) => {
    const jobs = await schedule("2026-11-26", "2026-11-27");
    expect(new Set(jobs.map(({ slot }) => slot))).toEqual(new Set(["2026-11-27/close"]));
    expect(times(jobs)).toEqual([
      "09:00 morning-recheck",
      "12:45 preflight",
      "12:50 snapshot",
      "12:55 dispatch",
      "13:05 settle",
      "13:05 report",
      "13:15 daily-summary",
      "18:00 refresh-bars",
    ]);
  });

  it("has every half hour with --intraday", async ({ expect }) => {
    const jobs = await schedule("2026-11-27", "2026-11-27", "--intraday");
    const dispatches = times(jobs.filter(({ job: name }) => name === "dispatch"));
    expect(dispatches.map((line) => line.slice(0, 5))).toEqual([
      "10:00",
      "10:30",
      "11:00",
      "11:30",
      "12:00",
      "12:30",
      "12:55",
    ]);
    expect(times(jobs.filter(({ slot }) => slot === "2026-11-27/10:00"))).toEqual([
      "09:50 preflight",
      "09:55 snapshot",
      "10:00 dispatch",
      "10:10 settle",
      "10:10 report",
    ]);
    expect(jobs.map(({ utc }) => utc)).toEqual(jobs.map(({ utc }) => utc).toSorted());
  });

  it("tells people the same as a table", async ({ expect }) => {
    const ran = await runCommand("schedule", ["--from", "2026-11-23", "--to", "2026-11-24"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const lines = ran.stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^slot +job +New York +UTC$/);
    expect(lines).toHaveLength(17);
    expect(lines[4]).toMatch(/^2026-11-23\/close +dispatch +2026-11-23T15:55 +2026-11-23T20:55:00Z$/);
  });

  it("says so when no day of the range is a trading day", async ({ expect }) => {
    expect(await schedule("2026-11-28", "2026-11-29")).toEqual([]);
    const ran = await runCommand("schedule", ["--from", "2026-11-28", "--to", "2026-11-29"]);
    expect(ran).toMatchObject({ code: 0, stdout: "no trading day in that range\n" });
  });

  it.for([
    ["no start", ["--to", "2026-11-24"], /^--from is missing; usage: npm run schedule -- /],
    ["no end", ["--from", "2026-11-24"], /^--to is missing; usage: /],
    [
      "a bad date",
      ["--from", "2026-02-30", "--to", "2026-03-01"],
      /^--from 2026-02-30: must be a date like /,
    ],
    [
      "a turned range",
      ["--from", "2026-11-24", "--to", "2026-11-23"],
      /^--from 2026-11-24 is after --to 2026-11-23\n$/,
    ],
    ["an option that does not exist", ["--speed"], /^Unknown option '--speed'; usage: /],
  ] as const)("refuses %s in one line, with exit code 2", async ([, args, message], { expect }) => {
    const ran = await runCommand("schedule", args);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.split("\n")).toHaveLength(2);
  });
});
