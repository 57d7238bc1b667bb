/** What a cron tick does: whatever is due, once, in order. */
import { leaseControl } from "../../durable/addresses.ts";
import { slotOfDay } from "../../engine/calendar/slots.ts";
import type { Clock } from "../clock.ts";
import { dispatch } from "./dispatch.ts";
import type { Job, JobContext } from "./job.ts";
import { preflight } from "./preflight.ts";
import { snapshot } from "./snapshot.ts";
import { armAccounts, runsAreUnderWay } from "./watchdog.ts";

/** In the order in which a tick takes them: what the clock presses for comes first. */
const JOBS: readonly Job[] = [snapshot, dispatch, preflight];
/** A tick that dies gives its job back after this long, ms; ticks come every minute. */
const LEASE = 50_000;

/** Whether the job was done. One that breaks is handed back, so that the jobs after it are not kept waiting. */
async function attempt(job: Job, context: JobContext): Promise<boolean> {
  try {
    return await job.run(context);
  } catch (error) {
    console.error({ event: "job_failed", slot: context.slot.id, job: job.name, error: String(error) });
    return false;
  }
}

/**
 * Runs the jobs of today's slot that are due at `clock.now()` and that nobody has done or holds. A tick that comes
 * late catches up; what comes after the latest start of a run is recorded as missed and not done. While runs are
 * under way, lost wakes are set anew.
 */
export async function runDueJobs(env: Env, clock: Clock): Promise<void> {
  const slot = slotOfDay(clock.now());
  if (!slot) return;
  const leases = leaseControl(env);
  for (const job of JOBS) {
    const now = clock.now();
    if (now < job.dueAt(slot) || !(await leases.leaseJob(slot.id, job.name, now, LEASE))) continue;
    if (now > slot.lastStartAt) {
      console.error({ event: "job_missed", slot: slot.id, job: job.name });
      await leases.settleJob(slot.id, job.name, "missed", now);
      continue;
    }
    const done = await attempt(job, { env, clock, slot });
    await leases.settleJob(slot.id, job.name, done ? "done" : null, clock.now());
  }
  if (runsAreUnderWay(slot, clock.now())) await armAccounts(env);
}
