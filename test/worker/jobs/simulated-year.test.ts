import { runInDurableObject } from "cloudflare:test";
import { describe, it, vi } from "vitest";
import { env } from "cloudflare:workers";
import { leaseControl } from "../../../src/platform/addresses.ts";
import type { JobLeases } from "../../../src/ops/jobs/job.ts";
import { type JobName, TIMETABLE } from "../../../src/ops/jobs/timetable.ts";
import { simulateDays } from "../support/simulated-year/simulate.ts";
import { judge, type Judgement } from "../support/simulated-year/violations.ts";

/** Has two changes of the clocks, holidays, early closes, and the day of mourning on 9 January. */
const YEAR = { from: "2025-01-01", to: "2025-12-31", sessions: 250 };
/** Enough to see that what is broken breaks. */
const WINTER = { from: "2025-01-01", to: "2025-03-31" };
const SEED = 20_250_000;

type JudgedJob = Judgement & {
  /** Slots whose job was called missed in the log. */
  readonly alerted: number;
};

/** Lets the days happen on the control object's own leases; answers who judges a job of it. */
async function judgedDays(
  { from, to }: { from: string; to: string },
  change: Partial<JobLeases> = {},
): Promise<(jobName: JobName) => JudgedJob> {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  return runInDurableObject(leaseControl(env), async (control) => {
    const leases: JobLeases = {
      leaseJob: (...args) => control.leaseJob(...args),
      settleJob: (...args) => control.settleJob(...args),
      settledJobs: (slot) => control.settledJobs(slot),
      ...change,
    };
    const days = await simulateDays(leases, from, to, SEED);
    const states = control.jobsBetween(from, to, Infinity);
    const alerts = log.mock.calls.map(([entry]) => entry).filter(({ event }) => event === "job_missed");
    return (jobName) => {
      const missed = states.filter(({ job, state }) => job === jobName && state === "missed");
      const times = TIMETABLE.find(({ name }) => name === jobName)!;
      return {
        ...judge(days, times, new Set(missed.map(({ slot }) => slot))),
        alerted: new Set(alerts.filter(({ job }) => job === jobName).map(({ slot }) => slot)).size,
      };
    };
  });
}

/** Leases as they would be if the first holder kept the job for ever. */
function keptForEver(): JobLeases["leaseJob"] {
  const held = new Set<string>();
  return (slot, job, now) => {
    if (held.has(`${slot} ${job}`)) return null;
    held.add(`${slot} ${job}`);
    return now + 50_000;
  };
}

describe("a year of late, doubled, missing and dying ticks", () => {
  it("has every job once per session: in its minute, by catch-up, or recorded as missed", async ({
    expect,
  }) => {
    const judgeJob = await judgedDays(YEAR);
    for (const { name } of TIMETABLE) {
      const { violations, onTime, caughtUp, missed, alerted } = judgeJob(name);
      expect(violations, name).toEqual([]);
      expect(onTime + caughtUp + missed, name).toBe(YEAR.sessions);
      expect(onTime, name).toBeGreaterThan(180);
      expect(caughtUp, name).toBeGreaterThan(5);
      expect(alerted, name).toBe(missed);
    }
    expect(judgeJob("dispatch").missed).toBeGreaterThan(0);
  });

  it("would do jobs twice with leases that everybody gets", async ({ expect }) => {
    const judgeJob = await judgedDays(WINTER, { leaseJob: (_slot, _job, now) => now });
    const { violations } = judgeJob("dispatch");
    expect(violations.filter((sentence) => sentence.endsWith("times")).length).toBeGreaterThan(2);
  });

  it("would lose slots with leases that never run out", async ({ expect }) => {
    const judgeJob = await judgedDays(WINTER, { leaseJob: keptForEver() });
    const violations = TIMETABLE.flatMap(({ name }) => judgeJob(name).violations);
    expect(violations.filter((sentence) => sentence.endsWith("calm tick")).length).toBeGreaterThan(2);
  });
});
