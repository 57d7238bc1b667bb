/** What a cron tick does: whatever is due, once, in order. */
import { leaseControl } from "../../platform/addresses.ts";
import type { JobOutcome } from "../../durable/control/job-leases.ts";
import { type AskedSince, askedSlots } from "../../engine/calendar/asked-slots.ts";
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import type { SessionOverrides } from "../../engine/calendar/overrides.ts";
import { sessionOn } from "../../engine/calendar/sessions.ts";
import type { Slot } from "../../engine/calendar/slots.ts";
import { alert } from "../../platform/alert.ts";
import type { Clock } from "../../platform/clock.ts";
import { reasonOf } from "../../platform/reason-of.ts";
import { slotsAskedFor } from "./active-accounts.ts";
import type { Job, JobContext, JobLeases } from "./job.ts";
import { JOBS } from "./jobs.ts";
import { hasJob } from "./timetable.ts";
import { armAccounts, runsAreUnderWay } from "./watchdog.ts";

/** A tick that dies gives its job back after this long, ms; ticks come every minute. */
const LEASE = 50_000;

/** A job that has failed so often in a row for one slot will not come right by itself: somebody should look. */
const WORTH_AN_ALERT = 3;

export interface Tick {
  readonly env: Env;
  readonly clock: Clock;
  readonly leases: JobLeases;
  readonly jobs: readonly Job[];
}

async function work(job: Job, context: JobContext): Promise<JobOutcome | null> {
  if (context.clock.now() <= job.latestAt(context.slot)) return (await job.run(context)) ? "done" : null;
  if (job.tooLate) return job.tooLate(context);
  alert("job_missed", { slot: context.slot.id, job: job.name });
  return "missed";
}

/** How the job is settled. One that breaks is handed back (null), so that the jobs after it are not kept waiting. */
async function attempt(job: Job, context: JobContext): Promise<JobOutcome | null> {
  try {
    return await work(job, context);
  } catch (error) {
    console.error({ event: "job_failed", slot: context.slot.id, job: job.name, error: reasonOf(error) });
    return null;
  }
}

/**
 * Runs the jobs of a slot that are due at `clock.now()` and that nobody has done or holds. A tick that comes late
 * catches up; a job whose latest instant has passed is recorded as missed and not done.
 */
export async function runJobsOf(slot: Slot, { env, clock, leases, jobs }: Tick): Promise<void> {
  const isDue = (job: Job) => hasJob(slot, job) && clock.now() >= job.dueAt(slot);
  if (!jobs.some(isDue)) return;
  const settled = new Set(await leases.settledJobs(slot.id));
  for (const job of jobs) {
    if (!isDue(job) || settled.has(job.name) || (job.after && !settled.has(job.after))) continue;
    const lease = await leases.leaseJob(slot.id, job.name, clock.now(), LEASE);
    if (lease === null) continue;
    const outcome = await attempt(job, { env, clock, slot });
    const failures = await leases.settleJob(slot.id, job.name, lease, outcome, clock.now());
    if (outcome !== null) {
      settled.add(job.name);
    } else if (failures === WORTH_AN_ALERT && !job.waits) {
      alert("job_failing", { slot: slot.id, job: job.name, failures });
    }
  }
}

/**
 * The slots of an instant's day that somebody asks for. The close slot is always worked, so that a day on which nobody
 * does is seen, too.
 */
export function slotsToWork(now: number, askedSince: AskedSince, overrides: SessionOverrides): Slot[] {
  const session = sessionOn(newYorkDate(now), overrides);
  return session ? askedSlots(session, { ...askedSince, daily: 0 }, overrides) : [];
}

/** What a cron tick does. While runs are under way, lost wakes are set anew. */
export async function runDueJobs(env: Env, clock: Clock): Promise<void> {
  const leases = leaseControl(env);
  const [overrides, askedSince] = await Promise.all([leases.sessionOverrides(), slotsAskedFor(env)]);
  for (const slot of slotsToWork(clock.now(), askedSince, overrides)) {
    await runJobsOf(slot, { env, clock, leases, jobs: JOBS });
    if (runsAreUnderWay(slot, clock.now())) await armAccounts(env, slot);
  }
}
