/** A year of cron ticks through the real job table, the real runner and the real leases, with jobs that only count. */
import { env } from "cloudflare:workers";
import { addDays, weekday } from "../../../../src/engine/calendar/dates.ts";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import type { Slot } from "../../../../src/engine/calendar/slots.ts";
import type { Job, JobLeases } from "../../../../src/ops/jobs/job.ts";
import { runJobsOf, slotsToWork } from "../../../../src/ops/jobs/run-due-jobs.ts";
import { type JobName, TIMETABLE } from "../../../../src/ops/jobs/timetable.ts";
import { type SimulatedTick, ticksOf } from "./ticks.ts";

export interface Execution {
  readonly slot: string;
  readonly job: JobName;
  /** Epoch ms. */
  readonly at: number;
}

export interface SimulatedDay {
  readonly date: string;
  readonly ticks: readonly SimulatedTick[];
  /** Effects, in the order in which they happened. */
  readonly executions: readonly Execution[];
}

class Crash extends Error {}

/** The leases as one isolate sees them: over a network that lets others in between, and not at all once it is dead. */
function isolateOf(leases: JobLeases) {
  let dead = false;
  const reach = async <T>(answer: () => T | Promise<T>): Promise<T> => {
    await Promise.resolve();
    if (dead) throw new Crash();
    return answer();
  };
  const remote: JobLeases = {
    leaseJob: (...args) => reach(() => leases.leaseJob(...args)),
    settleJob: (...args) => reach(() => leases.settleJob(...args)),
    settledJobs: (...args) => reach(() => leases.settledJobs(...args)),
  };
  return {
    leases: remote,
    die(): never {
      dead = true;
      throw new Crash();
    },
  };
}

async function runIsolate(
  slots: readonly Slot[],
  leases: JobLeases,
  now: number,
  dies: boolean,
  note: (execution: Execution) => unknown,
): Promise<void> {
  const isolate = isolateOf(leases);
  const jobs: Job[] = TIMETABLE.map((times) => ({
    ...times,
    run: async ({ slot }) => {
      await Promise.resolve();
      if (dies) isolate.die();
      note({ slot: slot.id, job: times.name, at: now });
      return true;
    },
  }));
  try {
    const clock = { now: () => now };
    for (const slot of slots) await runJobsOf(slot, { env, clock, leases: isolate.leases, jobs });
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

/** Lets the weekdays between two dates happen, holidays included. */
export async function simulateDays(
  leases: JobLeases,
  from: string,
  to: string,
  seed: number,
): Promise<SimulatedDay[]> {
  const days: SimulatedDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (weekday(date) > 5) continue;
    const ticks = ticksOf(date, seed + days.length);
    const slots = slotsToWork(newYorkInstant(date, "12:00"), {}, {});
    const executions: Execution[] = [];
    const note = (execution: Execution) => executions.push(execution);
    for (const { at, isolates } of ticks) {
      await Promise.all(isolates.map((dies) => runIsolate(slots, leases, at, dies, note)));
    }
    days.push({ date, ticks, executions });
  }
  return days;
}
