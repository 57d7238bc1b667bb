/** Cron ticks at New York times, and what became of the jobs. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { leaseControl } from "../../../src/platform/addresses.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { runDueJobs } from "../../../src/ops/jobs/run-due-jobs.ts";

/** One cron tick that comes at a New York time of a date. */
export async function tickAt(date: string, time: string): Promise<void> {
  const now = newYorkInstant(date, time);
  await runDueJobs(env, { now: () => now });
}

/** Every job that was ever leased, with its outcome: `done`, `missed`, or `open` while it is not settled. */
export async function jobsSoFar(): Promise<Record<string, string>> {
  return runInDurableObject(leaseControl(env), (_object, state) => {
    const rows = state.storage.sql.exec<{ slot: string; job: string; outcome: string | null }>(
      "SELECT slot, job, outcome FROM job_leases ORDER BY rowid",
    );
    return Object.fromEntries(
      [...rows].map(({ slot, job, outcome }) => [`${slot} ${job}`, outcome ?? "open"]),
    );
  });
}

/** As `jobsSoFar`, without the look back in the morning, which a day that begins later catches up with. */
export async function afternoonJobs(): Promise<Record<string, string>> {
  const jobs = Object.entries(await jobsSoFar());
  return Object.fromEntries(jobs.filter(([name]) => !name.endsWith(" morning-recheck")));
}
